import { sealVapidKeys, unsealVapidKeys } from '../../notices/channels/vapid-keys.ts';
import type { SealedRow } from '../../secrets/sealed-place.ts';
import type { Db } from '../connect.ts';
import { findVapidKeys, replaceVapidKeys } from './vapid-keys.ts';

/** The private key of web push, for sealing it with another key. The pair itself stays: browsers know its public one. */
export async function loadSealedVapidKeys(db: Db): Promise<readonly SealedRow[]> {
  const stored = await findVapidKeys(db);
  if (!stored) return [];
  return [
    {
      name: 'the private key of web push',
      keyVersion: stored.key_version,
      async sealAnew(ring) {
        const opened = unsealVapidKeys(ring, stored);
        if (!opened) return false;
        await replaceVapidKeys(db, stored, sealVapidKeys(ring, opened));
        return true;
      },
    },
  ];
}
