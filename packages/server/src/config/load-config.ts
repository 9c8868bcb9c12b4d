import { err, ok, type Result } from '@orderwatch/core';
import { collectSettings } from './collect-settings.ts';
import { CONFIG_KEYS, type Config, type ConfigProblem, readConfig, type Settings } from './config.ts';

export interface LoadedConfig {
  readonly config: Config;
  readonly settings: Settings;
}

/** Reads and checks the configuration once. Every problem is reported, not only the first. */
export async function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Promise<Result<LoadedConfig, readonly ConfigProblem[]>> {
  const { settings, problems } = await collectSettings(environment, cwd);
  const read = readConfig(settings, cwd);
  const all = [...problems, ...read.problems];
  return read.config && all.length === 0 ? ok({ config: read.config, settings }) : err(all);
}

/** The text that stops a start. */
export function renderProblems(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(({ key, problem, mend }) => `  ${key}: ${problem}\n    ${mend}`);
  return `The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}, so nothing was started.\n${lines.join('\n')}`;
}

export interface ShownSetting {
  readonly key: string;
  readonly value: string;
  readonly origin: string;
  readonly meaning: string;
}

/** Every setting with its origin, for `config show`; passwords are hidden. */
export function showSettings(settings: Settings): readonly ShownSetting[] {
  return CONFIG_KEYS.map(({ key, meaning, secret }) => ({
    key,
    value: secret ? hide(settings[key]?.value ?? '') : (settings[key]?.value ?? ''),
    origin: settings[key]?.origin ?? 'default',
    meaning,
  }));
}

/** Of the database's address all but its password is shown; every other secret is one as a whole. */
function hide(value: string): string {
  if (/^postgres(ql)?:/.test(value)) return value.replace(/(:\/\/[^:/@]*:)[^@]*@/, '$1***@');
  return value === '' ? '' : '***';
}
