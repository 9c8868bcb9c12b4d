import type { CommandContext } from './command-context.ts';

/** Writes an answer as one JSON value, or as the text made of it. */
export function answer<T>(
  context: CommandContext,
  json: boolean | undefined,
  value: T,
  text: (value: T) => string,
): void {
  context.write(json ? `${JSON.stringify(value)}\n` : `${text(value)}\n`);
}
