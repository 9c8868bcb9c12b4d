import webPush from 'web-push';
import type { Db } from '../../db/connect.ts';
import { findOrKeepVapidKeys } from '../../db/installation/vapid-keys.ts';
import type { KeyRing } from '../../secrets/key-file.ts';
import { type SecretPlace, seal, unseal } from '../../secrets/seal.ts';

/** With these the installation proves to push services that it is the one a browser subscribed to (RFC 8292). */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * Made at the first start, and the same for good: browsers subscribe to the public key. Throws when the key file is not
 * the one that sealed them.
 */
export async function loadVapidKeys(db: Db, keyRing: KeyRing): Promise<VapidKeys> {
  const stored = await findOrKeepVapidKeys(db, () => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const wrapping = keyRing.find(keyRing.current);
    if (!wrapping) throw new Error('The key ring lacks its current key');
    const sealed = seal(wrapping, Buffer.from(privateKey), placeOf(keyRing.current));
    return {
      public_key: publicKey,
      sealed_private_key: sealed.toString('base64'),
      key_version: keyRing.current,
    };
  });
  const key = keyRing.find(stored.key_version);
  const privateKey =
    key && unseal(key, Buffer.from(stored.sealed_private_key, 'base64'), placeOf(stored.key_version));
  if (!privateKey) {
    throw new Error(
      'The key file does not open the keys for web push. Restore the key file from your backup.',
    );
  }
  return { publicKey: stored.public_key, privateKey: privateKey.toString() };
}

function placeOf(keyVersion: number): SecretPlace {
  return { table: 'installation', accountId: '', field: 'vapid_private_key', keyVersion };
}
