import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { replaceFile } from '../replace-file.ts';
import { KEY_BYTES, parseKeyFile } from './key-file.ts';

/**
 * Adds a new key, with which everything is sealed from now on. The file is replaced as a whole and is on the disk when
 * this returns, so that no secret can be sealed with a key that a crash then takes away.
 */
export async function addKey(file: string): Promise<number> {
  const text = await readFile(file, 'utf8');
  const version = parseKeyFile(text, file).current + 1;
  const key = randomBytes(KEY_BYTES).toString('base64');
  await replaceWhole(file, `${text.replace(/\n*$/, '\n')}${version} ${key}\n`);
  return version;
}

/** Takes keys out of the file for good: what they sealed, in an older backup too, is not opened by it any more. */
export async function dropKeys(file: string, versions: readonly number[]): Promise<void> {
  const gone = new Set(versions.map(String));
  const lines = (await readFile(file, 'utf8')).split('\n');
  const text = lines.filter((line) => !gone.has(line.trim().split(/\s+/)[0] ?? '')).join('\n');
  parseKeyFile(text, file);
  await replaceWhole(file, text);
}

async function replaceWhole(file: string, text: string): Promise<void> {
  try {
    await replaceFile(file, [text]);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`The key file ${file} cannot be written (${words}). Nothing was changed.`, {
      cause: error,
    });
  }
}
