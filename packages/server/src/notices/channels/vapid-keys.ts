import webPush from 'web-push';
import type { Db } from '../../db/connect.ts';
import { findOrKeepVapidKeys, type StoredVapidKeys } from '../../db/installation/vapid-keys.ts';
import type { KeyRing } from '../../secrets/key-file.ts';
import { type SecretPlace, seal, unseal } from '../../secrets/seal.ts';

/** With these the installation proves to push services that it is the one a browser subscribed to (RFC 8292). */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes the pair when there is none yet. It stays the same for good: browsers subscribe to its public key. */
export function keepVapidKeys(db: Db, keyRing: KeyRing) {
  return findOrKeepVapidKeys(db, () => sealVapidKeys(keyRing, webPush.generateVAPIDKeys()));
}

export function sealVapidKeys(keyRing: KeyRing, { publicKey, privateKey }: VapidKeys): StoredVapidKeys {
  const version = keyRing.current;
  const wrapping = keyRing.find(version);
  if (!wrapping) throw new Error('The key ring lacks its current key');
  const sealed = seal(wrapping, Buffer.from(privateKey), placeOf(version));
  return {
    public_key: publicKey,
    sealed_private_key: sealed.toString('base64'),
    key_version: version,
  };
}

/** The pair, opened. Undefined when the key file is not the one that sealed it. */
export async function openVapidKeys(db: Db, keyRing: KeyRing): Promise<VapidKeys | undefined> {
  return unsealVapidKeys(keyRing, await keepVapidKeys(db, keyRing));
}

export function unsealVapidKeys(keyRing: KeyRing, stored: StoredVapidKeys): VapidKeys | undefined {
  const key = keyRing.find(stored.key_version);
  const privateKey =
    key && unseal(key, Buffer.from(stored.sealed_private_key, 'base64'), placeOf(stored.key_version));
  return privateKey && { publicKey: stored.public_key, privateKey: privateKey.toString() };
}

function placeOf(keyVersion: number): SecretPlace {
  return { table: 'installation', accountId: '', field: 'vapid_private_key', keyVersion };
}
