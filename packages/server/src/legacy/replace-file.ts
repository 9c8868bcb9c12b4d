import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a file whole: readers see the old one or the new one, never a part, and after a power cut one of the two is
 * there. The pieces go to a file beside it, to the disk, and then under its name.
 */
export async function replaceFile(
  target: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const beside = `${target}.${process.pid}.part`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      let gathered = '';
      for await (const piece of pieces) {
        gathered += piece;
        if (gathered.length < GATHER) continue;
        await handle.write(gathered);
        gathered = '';
      }
      await handle.write(gathered);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(target));
}

const GATHER = 64 * 1_024;

/** The name itself is on the disk only when its folder is. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A JSON object with lists, row by row, as the earlier system indents it. */
export async function* jsonWithLists(
  lists: readonly (readonly [name: string, rows: Iterable<unknown> | AsyncIterable<unknown>])[],
  last: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<string> {
  yield '{';
  let begun = false;
  for (const [name, rows] of lists) {
    yield `${begun ? ',' : ''}\n  ${JSON.stringify(name)}: [`;
    begun = true;
    let any = false;
    for await (const row of rows) {
      yield `${any ? ',' : ''}\n    ${JSON.stringify(row, null, 2).replaceAll('\n', '\n    ')}`;
      any = true;
    }
    yield any ? '\n  ]' : ']';
  }
  for (const [name, value] of Object.entries(last))
    yield `,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  yield '\n}\n';
}
