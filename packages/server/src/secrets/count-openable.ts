import { access } from 'node:fs/promises';
import { findCredentials } from '../db/accounts/credentials.ts';
import { openDatabase } from '../db/connect.ts';
import { loadAccounts } from '../db/placement/load-account.ts';
import { unsealCredentials } from './account-credentials.ts';
import { loadKeyRing } from './key-file.ts';

/** Of how many accounts the credentials are stored, and of how many this key file opens them. Makes no key file. */
export async function countOpenable(
  url: string,
  keyFile: string,
): Promise<{ readonly sealed: number; readonly opened: number }> {
  const isThere = await access(keyFile).then(
    () => true,
    () => false,
  );
  const ring = isThere ? await loadKeyRing(keyFile) : undefined;
  const database = openDatabase({ url, maxConnections: 1 });
  let sealed = 0;
  let opened = 0;
  try {
    for (const { id } of await loadAccounts(database.db)) {
      const stored = await findCredentials(database.db, id);
      if (!stored) continue;
      sealed += 1;
      if (ring && unsealCredentials(ring, id, stored).ok) opened += 1;
    }
  } finally {
    await database.close();
  }
  return { sealed, opened };
}
