import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../secrets/key-file.ts';
import { type SecretPlace, seal, unseal } from '../secrets/seal.ts';
import type { ChannelKind } from './channels/channel.ts';

/** As stored: a data key of the channel's own, wrapped by the key file's, and each secret sealed by the data key. */
export interface SealedSecrets {
  readonly keyVersion: number;
  readonly wrappedKey: Buffer;
  readonly sealedFields: Readonly<Record<string, string>>;
}

interface Owner {
  readonly userId: string;
  readonly channel: ChannelKind;
}

export function sealSecrets(
  ring: KeyRing,
  owner: Owner,
  secrets: Readonly<Record<string, string>>,
): SealedSecrets {
  const keyVersion = ring.current;
  const wrapping = ring.find(keyVersion);
  if (!wrapping) throw new Error('The key ring lacks its current key');
  const dataKey = randomBytes(32);
  const sealedFields = Object.fromEntries(
    Object.entries(secrets).map(([field, value]) => [
      field,
      seal(dataKey, Buffer.from(value), placeOf(owner, field, keyVersion)).toString('base64'),
    ]),
  );
  return {
    keyVersion,
    wrappedKey: seal(wrapping, dataKey, placeOf(owner, 'wrapped_key', keyVersion)),
    sealedFields,
  };
}

/** Undefined when the key file is not the one that sealed them, or anything was changed or moved. */
export function unsealSecrets(
  ring: KeyRing,
  owner: Owner,
  { keyVersion, wrappedKey, sealedFields }: SealedSecrets,
): Readonly<Record<string, string>> | undefined {
  const wrapping = ring.find(keyVersion);
  const dataKey = wrapping && unseal(wrapping, wrappedKey, placeOf(owner, 'wrapped_key', keyVersion));
  if (!dataKey) return undefined;
  const secrets: Record<string, string> = {};
  for (const [field, sealed] of Object.entries(sealedFields)) {
    const plain = unseal(dataKey, Buffer.from(sealed, 'base64'), placeOf(owner, field, keyVersion));
    if (!plain) return undefined;
    secrets[field] = plain.toString();
  }
  return secrets;
}

function placeOf({ userId, channel }: Owner, field: string, keyVersion: number): SecretPlace {
  return { table: 'notification_channels', accountId: `${userId}/${channel}`, field, keyVersion };
}
