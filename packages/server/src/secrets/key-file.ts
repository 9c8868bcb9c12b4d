import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The keys that wrap the accounts' data keys. They live in a file outside the database. */
export interface KeyRing {
  /** The version that new secrets are sealed with. */
  readonly current: number;
  /** Every version there is, the oldest first. */
  readonly versions: readonly number[];
  find(version: number): Buffer | undefined;
}

export const KEY_BYTES = 32;

/**
 * Reads the key file, or makes it at the first start (0600). Lines are `version base64`; the highest version seals,
 * the others still open. The ring follows the file: a key that is added while the program runs is used without a
 * restart. Throws on a file that others can read, that is too short or that cannot be understood:
 * starting with a weak key would only look safe.
 */
export async function loadKeyRing(file: string): Promise<KeyRing> {
  await createKeyFile(file);
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`Other users can read the key file ${file}. Run: chmod 600 "${file}"`);
  }
  return followFile(file, parseKeyFile(await readFile(file, 'utf8'), file));
}

/** A file that has become unreadable or senseless meanwhile changes nothing: what runs goes on with what it knows. */
function followFile(file: string, first: KeyRing): KeyRing {
  let known = first;
  let stamp = stampOf(file);
  const followed = (): KeyRing => {
    const now = stampOf(file);
    if (now === undefined || now === stamp) return known;
    try {
      known = parseKeyFile(readFileSync(file, 'utf8'), file);
      stamp = now;
    } catch {
      // Asked again at the next use.
    }
    return known;
  };
  return {
    get current() {
      return followed().current;
    },
    get versions() {
      return followed().versions;
    },
    find: (version) => known.find(version) ?? followed().find(version),
  };
}

function stampOf(file: string): string | undefined {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts && `${facts.ino} ${facts.mtimeMs} ${facts.size}`;
}

export function parseKeyFile(text: string, file: string): KeyRing {
  const keys = new Map<number, Buffer>();
  for (const line of text.split('\n').filter((part) => part.trim() !== '' && !part.startsWith('#'))) {
    const [version, encoded] = line.trim().split(/\s+/);
    const key = Buffer.from(encoded ?? '', 'base64');
    const weak = key.length !== KEY_BYTES || new Set(key).size < 8;
    if (!/^[1-9]\d{0,5}$/.test(version ?? '') || weak) {
      throw new Error(`The key file ${file} has a line that is no key. Restore the file from your backup.`);
    }
    keys.set(Number(version), key);
  }
  if (keys.size === 0) throw new Error(`The key file ${file} is empty. Restore it from your backup.`);
  const versions = [...keys.keys()].sort((a, b) => a - b);
  return { current: versions.at(-1) ?? 0, versions, find: (version) => keys.get(version) };
}

async function createKeyFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const text =
    '# Seals the broker credentials in the database. Keep a copy apart from the backups of the database.\n' +
    `1 ${randomBytes(KEY_BYTES).toString('base64')}\n`;
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
