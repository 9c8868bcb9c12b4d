import { randomBytes } from 'node:crypto';
import type { KeyRing } from './key-file.ts';
import { type SecretPlace, seal, unseal } from './seal.ts';

/** As stored: a data key of the row's own, wrapped by the key file's, and each field sealed by the data key. */
export interface SealedFields {
  readonly keyVersion: number;
  readonly wrappedKey: Buffer;
  readonly sealedFields: Readonly<Record<string, string>>;
}

/** Whose row of which table it is. A sealed field that is moved to another one does not open. */
export interface SealedOwner {
  readonly table: string;
  readonly owner: string;
}

export function sealFields(
  ring: KeyRing,
  of: SealedOwner,
  fields: Readonly<Record<string, string>>,
): SealedFields {
  const keyVersion = ring.current;
  const wrapping = ring.find(keyVersion);
  if (!wrapping) throw new Error('The key ring lacks its current key');
  const dataKey = randomBytes(32);
  const sealedFields = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      seal(dataKey, Buffer.from(value), placeOf(of, field, keyVersion)).toString('base64'),
    ]),
  );
  return {
    keyVersion,
    wrappedKey: seal(wrapping, dataKey, placeOf(of, 'wrapped_key', keyVersion)),
    sealedFields,
  };
}

/** Undefined when the key file is not the one that sealed them, or anything was changed or moved. */
export function unsealFields(
  ring: KeyRing,
  of: SealedOwner,
  { keyVersion, wrappedKey, sealedFields }: SealedFields,
): Readonly<Record<string, string>> | undefined {
  const wrapping = ring.find(keyVersion);
  const dataKey = wrapping && unseal(wrapping, wrappedKey, placeOf(of, 'wrapped_key', keyVersion));
  if (!dataKey) return undefined;
  const fields: Record<string, string> = {};
  for (const [field, sealed] of Object.entries(sealedFields)) {
    const plain = unseal(dataKey, Buffer.from(sealed, 'base64'), placeOf(of, field, keyVersion));
    if (!plain) return undefined;
    fields[field] = plain.toString();
  }
  return fields;
}

function placeOf({ table, owner }: SealedOwner, field: string, keyVersion: number): SecretPlace {
  return { table, accountId: owner, field, keyVersion };
}
