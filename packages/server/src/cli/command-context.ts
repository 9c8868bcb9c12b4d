import { realClock } from '@orderwatch/clock';
import type { AuthDeps } from '../auth/auth.ts';
import { createPasswords } from '../auth/passwords.ts';
import { backUpBeforeUpgrade } from '../backup/back-up-before-upgrade.ts';
import type { Config } from '../config/config.ts';
import { type LoadedConfig, loadConfig, renderProblems } from '../config/load-config.ts';
import { type Database, openDatabase } from '../db/connect.ts';
import { openStorage } from '../db/open-storage.ts';
import { createIds, systemRandom } from '../ids.ts';
import { createLog, type Log } from '../log.ts';

/** What a command may touch of the process that it runs in. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  write(text: string): void;
  complain(text: string): void;
  /** The whole of standard input, for a password that is piped in. */
  readInput(): Promise<string>;
  /** Asks a person without showing what is typed; undefined when nobody is there. */
  askSecret(question: string): Promise<string | undefined>;
  /** Resolves when the process is told to end. */
  ended(): Promise<void>;
}

/** What the exit code of every command means. */
export const EXIT = { done: 0, failed: 1, usage: 2, notFound: 3, refused: 4 } as const;

/** An expected end of a command that did not do what was asked: the words go to the person, the code to the shell. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, words: string) {
    super(words);
    this.exitCode = exitCode;
  }
}

/** The configuration, or the end of the command with every problem and the way to mend it. */
export async function needConfig(context: CommandContext): Promise<LoadedConfig> {
  const loaded = await loadConfig(context.environment, context.cwd);
  if (!loaded.ok) throw new CommandFailure(EXIT.usage, renderProblems(loaded.error));
  return loaded.value;
}

export function logOf(config: Config): Log {
  return createLog({ level: config.logLevel, nowMs: () => realClock.nowMs() });
}

/** A log for commands whose output is an answer: warnings and errors only, so that `--json` stays readable. */
export function quietLog(config: Config): Log {
  const level = config.logLevel === 'debug' ? 'debug' : config.logLevel === 'silent' ? 'silent' : 'warn';
  return createLog({
    level,
    nowMs: () => realClock.nowMs(),
    destination: { write: (line) => void process.stderr.write(line) },
  });
}

export interface OpenCommand {
  readonly url: string;
  readonly database: Database;
  readonly auth: AuthDeps;
}

/** Gives a command the migrated database, and closes everything behind it. */
export async function withDatabase<T>(
  context: CommandContext,
  use: (open: OpenCommand) => Promise<T>,
  options: { readonly migrate: boolean } = { migrate: true },
): Promise<T> {
  const { config } = await needConfig(context);
  const log = quietLog(config);
  const storage = await openStorage(config, log, backUpBeforeUpgrade(config, log));
  try {
    const url = options.migrate ? await storage.prepare() : await storage.locate();
    const database = openDatabase({ url, maxConnections: 4 });
    const auth: AuthDeps = {
      db: database.db,
      realTime: realClock,
      passwords: createPasswords(),
      ids: createIds(),
      random: systemRandom,
    };
    try {
      return await use({ url, database, auth });
    } finally {
      await database.close();
    }
  } finally {
    await storage.close();
  }
}
