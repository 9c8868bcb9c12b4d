import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a secret belongs. It is bound into the cipher text, so that one moved to another row or field fails to open. */
export interface SecretPlace {
  readonly table: string;
  readonly accountId: string;
  readonly field: string;
  readonly keyVersion: number;
}

/** AES-256-GCM with a fresh 96-bit nonce: nonce, cipher text, tag. */
export function seal(key: Buffer, plain: Buffer, place: SecretPlace): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(placeBytes(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when the key, the place or a single bit is another one. */
export function unseal(key: Buffer, sealed: Buffer, place: SecretPlace): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(placeBytes(place))
    .setAuthTag(tag);
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    // `final` throws on a wrong tag and tells nothing more, which is all that may be known.
    return undefined;
  }
}

function placeBytes({ table, accountId, field, keyVersion }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([table, accountId, field, keyVersion]));
}
