import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CommandContext, CommandFailure, EXIT } from './command-context.ts';

/** The bytes of a file that somebody named, from where the command was called. Ends the command when it cannot be read. */
export async function readNamedFile({ cwd }: Pick<CommandContext, 'cwd'>, file: string): Promise<Buffer> {
  return readFile(resolve(cwd, file)).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(EXIT.notFound, `${file} cannot be read: ${why}`);
  });
}
