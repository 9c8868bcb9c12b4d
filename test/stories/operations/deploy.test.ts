import { execFile } from 'node:child_process';
import { access, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CommandContext } from '../../../packages/server/src/cli/command-context.ts';
import { runCli } from '../../../packages/server/src/cli/program.ts';
import { CONFIG_KEYS } from '../../../packages/server/src/config/config.ts';

interface Compose {
  readonly services: Record<
    string,
    { readonly image?: string; readonly command?: string[]; readonly environment?: Record<string, string> }
  >;
}

const read = (file: string) => readFile(`deploy/${file}`, 'utf8');
const known = new Set(CONFIG_KEYS.map(({ key }) => key));
/** In the image, and not a setting of ours. */
known.add('NODE_ENV');

/** Whether the command line takes these words: told by its help, so that nothing is done. */
async function takes(words: readonly string[]): Promise<boolean> {
  let out = '';
  const context: CommandContext = {
    environment: {},
    cwd: tmpdir(),
    write: (text) => {
      out += text;
    },
    complain: () => {},
    readInput: async () => '',
    askSecret: async () => undefined,
    ended: async () => {},
  };
  const [command = '', ...rest] = words;
  const code = await runCli([command, '--help'], context, []);
  return code === 0 && rest.filter((word) => word.startsWith('--')).every((flag) => out.includes(flag));
}

describe('what lies in deploy', () => {
  it('has a compose file that names only commands and settings that there are', async () => {
    const { services }: Compose = parse(await read('container/compose.yml'));
    const own = Object.values(services).filter(({ image }) => image === 'orderwatch');
    expect(own).toHaveLength(2);
    for (const { command = [], environment = {} } of own) {
      expect([command, await takes(command)]).toEqual([command, true]);
      expect(Object.keys(environment).filter((key) => !known.has(key))).toEqual([]);
    }
  });

  it('has an image that copies what there is, starts a command that there is, and is not root', async () => {
    const text = await read('container/Containerfile');
    const copied = [...text.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    expect(copied.length).toBeGreaterThan(3);
    for (const source of copied) await access(source);
    const command: string[] = JSON.parse(/^CMD (.+)$/m.exec(text)?.[1] ?? '[]');
    expect(await takes(command)).toBe(true);
    const entry: string[] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(text)?.[1] ?? '[]');
    await access(entry.at(-1) ?? '');
    expect(text).toMatch(/^USER node$/m);
    const set = [...text.matchAll(/(\w+)=\S+/g)]
      .map(([, key = '']) => key)
      .filter((key) => /^[A-Z_]+$/.test(key));
    expect(set.filter((key) => !known.has(key))).toEqual([]);
  });

  it('has units that systemd takes, with commands and settings that there are', async () => {
    const units = await readdir('deploy/systemd');
    for (const unit of units.filter((name) => name.endsWith('.service'))) {
      const text = await read(`systemd/${unit}`);
      const [, main = '', words = ''] =
        /^ExecStart=\/usr\/bin\/env node --import tsx (\S+) (.+)$/m.exec(text) ?? [];
      await access(main);
      expect([words, await takes(words.split(' '))]).toEqual([words, true]);
      for (const [, key = ''] of text.matchAll(/^Environment=(\w+)=/gm)) expect(known).toContain(key);
    }
    const verify = promisify(execFile)('systemd-analyze', [
      'verify',
      ...units.map((unit) => `deploy/systemd/${unit}`),
    ]);
    const said = await verify.then(
      ({ stderr }) => stderr,
      (error: Error & { stderr?: string; code?: unknown }) =>
        error.code === 'ENOENT' ? '' : String(error.stderr),
    );
    expect(
      said.split('\n').filter((line) => line.includes('deploy/systemd') || /orderwatch/.test(line)),
    ).toEqual([]);
  });

  it('and the page for operators name only commands that there are', async () => {
    const texts = await Promise.all(
      ['docs/operations.md', 'deploy/README.md'].map((file) => readFile(file, 'utf8')),
    );
    const commands = texts.flatMap((text) =>
      [...text.matchAll(/orderwatch -- ([a-z-]+)((?: --[a-z-]+)*)/g)].map(([, name = '', flags = '']) => [
        name,
        ...flags.split(' ').filter(Boolean),
      ]),
    );
    expect(commands.length).toBeGreaterThan(5);
    for (const words of commands) expect([words, await takes(words)]).toEqual([words, true]);
    const keys = texts.flatMap((text) => text.match(/\b(?:ORDERWATCH_[A-Z_]+|DATABASE_URL)\b/g) ?? []);
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });
});
