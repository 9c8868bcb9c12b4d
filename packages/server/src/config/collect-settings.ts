import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG_KEYS, type ConfigProblem, type Settings } from './config.ts';

export interface Collected {
  readonly settings: Settings;
  readonly problems: readonly ConfigProblem[];
}

const KNOWN: ReadonlySet<string> = new Set(CONFIG_KEYS.map(({ key }) => key));

/**
 * Reads `.env` in `cwd` and the environment, which wins. Every key of a `.env` must be known; of the environment,
 * which holds much that is not ours, every key that begins with ORDERWATCH_.
 */
export async function collectSettings(
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Promise<Collected> {
  const file = await readFile(path.join(cwd, '.env'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const problems: ConfigProblem[] = [];
  const settings: Record<string, Settings[string]> = {};
  for (const { key, fallback } of CONFIG_KEYS) settings[key] = { value: fallback, origin: 'default' };
  for (const line of parseEnvFile(file)) {
    if ('problem' in line) problems.push(line);
    else if (KNOWN.has(line.key)) settings[line.key] = { value: line.value, origin: '.env' };
    else problems.push(unknownKey(line.key, 'in the file .env'));
  }
  for (const [key, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    if (KNOWN.has(key)) settings[key] = { value, origin: 'environment' };
    else if (key.startsWith('ORDERWATCH_')) problems.push(unknownKey(key, 'in the environment'));
  }
  return { settings, problems };
}

type EnvLine = { readonly key: string; readonly value: string } | ConfigProblem;

function parseEnvFile(text: string): readonly EnvLine[] {
  return text.split(/\r?\n/).flatMap((raw, index): EnvLine[] => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return [];
    const found = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
    if (!found) {
      const key = `.env line ${index + 1}`;
      return [
        { key, problem: `"${line}" is not a setting.`, mend: 'Write KEY=value, or begin the line with #.' },
      ];
    }
    return [{ key: found[1] ?? '', value: unquote(found[2] ?? '') }];
  });
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1\s*(#.*)?$/.exec(value);
  return quoted ? (quoted[2] ?? '') : value.replace(/\s+#.*$/, '').trim();
}

function unknownKey(key: string, where: string): ConfigProblem {
  const close = CONFIG_KEYS.map((known) => ({ key: known.key, distance: editDistance(key, known.key) })).sort(
    (a, b) => a.distance - b.distance,
  )[0];
  const guess = close && close.distance <= 4 ? `Did you mean ${close.key}? Else remove it.` : 'Remove it.';
  return {
    key,
    problem: `There is no such setting (found ${where}).`,
    mend: `${guess} The settings are ${CONFIG_KEYS.map((known) => known.key).join(', ')}.`,
  };
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
