import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig, renderProblems, showSettings } from './load-config.ts';

const folders: string[] = [];
async function folderWith(env = ''): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-config-'));
  folders.push(folder);
  if (env) await writeFile(path.join(folder, '.env'), env);
  return folder;
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function complaint(environment: Record<string, string>, env = ''): Promise<string> {
  const loaded = await loadConfig(environment, await folderWith(env));
  return loaded.ok ? '' : renderProblems(loaded.error);
}

describe('the configuration', () => {
  it('is complete without any setting', async () => {
    const cwd = await folderWith();
    const loaded = await loadConfig({ PATH: '/bin', HOME: '/' }, cwd);
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        config: {
          host: '127.0.0.1',
          port: 4180,
          dataDir: path.join(cwd, 'data'),
          databaseUrl: null,
          publicUrl: null,
          keyFile: path.join(cwd, 'data', 'orderwatch.key'),
        },
      },
    });
  });

  it('reads .env, and the environment wins over it', async () => {
    const cwd = await folderWith(
      '# mine\nexport ORDERWATCH_PORT="5000" # comment\nORDERWATCH_DATA_DIR=/srv/ow\n',
    );
    const loaded = await loadConfig({ ORDERWATCH_PORT: '5001' }, cwd);
    expect(loaded).toMatchObject({ ok: true, value: { config: { port: 5001, dataDir: '/srv/ow' } } });
  });

  const wrong: { name: string; environment: Record<string, string>; env?: string; words: RegExp }[] = [
    {
      name: 'an unknown key in the environment',
      environment: { ORDERWATCH_PROT: '1' },
      words: /ORDERWATCH_PROT.*no such setting.*\n.*Did you mean ORDERWATCH_PORT/,
    },
    {
      name: 'an unknown key in .env',
      environment: {},
      env: 'COLOUR=red',
      words: /COLOUR.*in the file \.env.*\n.*Remove it/,
    },
    {
      name: 'a line of .env that is no setting',
      environment: {},
      env: 'ORDERWATCH_PORT=4180\nhello',
      words: /\.env line 2/,
    },
    {
      name: 'a port that is not a number',
      environment: { ORDERWATCH_PORT: 'http' },
      words: /"http" is not a port.*\n.*1 to 65535/,
    },
    { name: 'a port beyond the last one', environment: { ORDERWATCH_PORT: '65536' }, words: /not a port/ },
    {
      name: 'a database URL that is none',
      environment: { DATABASE_URL: 'localhost' },
      words: /not a URL.*\n.*postgres:\/\//,
    },
    {
      name: 'another database than PostgreSQL',
      environment: { DATABASE_URL: 'mysql://h/d' },
      words: /only PostgreSQL/,
    },
    {
      name: 'a database URL without a database',
      environment: { DATABASE_URL: 'postgres://h:5432' },
      words: /names no database/,
    },
    {
      name: 'an address that others reach, without https',
      environment: { ORDERWATCH_HOST: '0.0.0.0' },
      words: /in the clear.*\n.*ORDERWATCH_PUBLIC_URL/,
    },
    {
      name: 'a public address without https',
      environment: { ORDERWATCH_PUBLIC_URL: 'http://a.b' },
      words: /https address/,
    },
    {
      name: 'a reach of webhooks that is neither yes nor no',
      environment: { ORDERWATCH_WEBHOOK_ALLOW_PRIVATE: 'true' },
      words: /neither yes nor no/,
    },
    { name: 'an unknown log level', environment: { ORDERWATCH_LOG_LEVEL: 'loud' }, words: /debug, info/ },
  ];
  it.each(wrong)('stops on $name, and says how to mend it', async ({ environment, env, words }) => {
    expect(await complaint(environment, env)).toMatch(words);
  });

  it('reports every problem at once', async () => {
    expect(await complaint({ ORDERWATCH_PORT: 'x', ORDERWATCH_LOG_LEVEL: 'y' })).toMatch(
      /PORT[\s\S]*LOG_LEVEL/,
    );
  });

  it('is shown without passwords', async () => {
    const loaded = await loadConfig({ DATABASE_URL: 'postgres://me:canary@h/d' }, await folderWith());
    const shown = loaded.ok ? showSettings(loaded.value.settings) : [];
    expect(JSON.stringify(shown)).not.toContain('canary');
    expect(shown.find(({ key }) => key === 'DATABASE_URL')).toMatchObject({
      value: 'postgres://me:***@h/d',
      origin: 'environment',
    });
  });
});
