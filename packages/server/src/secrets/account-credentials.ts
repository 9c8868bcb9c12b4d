import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@orderwatch/core';
import type { KeyRing } from './key-file.ts';
import { type SecretPlace, seal, unseal } from './seal.ts';

/** What a login at the broker needs. In memory only while it is used; no route returns any of it. */
export interface AccountCredentials {
  readonly consumer_key: string;
  readonly mobile_number: string;
  readonly ucc: string;
  readonly mpin: string;
  readonly totp_secret: string;
}
const FIELDS = ['consumer_key', 'mobile_number', 'ucc', 'mpin', 'totp_secret'] as const;

/** As stored: a data key of the account's own, wrapped by the key file's, and each field sealed by the data key. */
export interface SealedCredentials {
  readonly keyVersion: number;
  readonly wrappedKey: Buffer;
  readonly sealedFields: Readonly<Record<string, string>>;
}

export function sealCredentials(
  ring: KeyRing,
  accountId: string,
  plain: AccountCredentials,
): SealedCredentials {
  const keyVersion = ring.current;
  const wrapping = ring.find(keyVersion);
  if (!wrapping) throw new Error('The key ring lacks its current key');
  const dataKey = randomBytes(32);
  const sealedFields = Object.fromEntries(
    FIELDS.map((field) => [
      field,
      seal(dataKey, Buffer.from(plain[field]), placeOf(accountId, field, keyVersion)).toString('base64'),
    ]),
  );
  const wrappedKey = seal(wrapping, dataKey, placeOf(accountId, 'wrapped_key', keyVersion));
  return { keyVersion, wrappedKey, sealedFields };
}

export type UnsealError =
  /** The key file has no key of that version: it is another installation's, or an old copy. */
  | { readonly kind: 'key_missing'; readonly keyVersion: number }
  /** Changed, moved from another row, or sealed with another key. */
  | { readonly kind: 'not_authentic'; readonly field: string };

export function unsealCredentials(
  ring: KeyRing,
  accountId: string,
  stored: SealedCredentials,
): Result<AccountCredentials, UnsealError> {
  const { keyVersion } = stored;
  const wrapping = ring.find(keyVersion);
  if (!wrapping) return err({ kind: 'key_missing', keyVersion });
  const dataKey = unseal(wrapping, stored.wrappedKey, placeOf(accountId, 'wrapped_key', keyVersion));
  if (!dataKey) return err({ kind: 'not_authentic', field: 'wrapped_key' });
  const open = (field: (typeof FIELDS)[number]): string | undefined =>
    unseal(
      dataKey,
      Buffer.from(stored.sealedFields[field] ?? '', 'base64'),
      placeOf(accountId, field, keyVersion),
    )?.toString();
  const [consumer_key, mobile_number, ucc, mpin, totp_secret] = FIELDS.map(open);
  if (
    consumer_key === undefined ||
    mobile_number === undefined ||
    ucc === undefined ||
    mpin === undefined ||
    totp_secret === undefined
  ) {
    return err({ kind: 'not_authentic', field: FIELDS.find((field) => open(field) === undefined) ?? '' });
  }
  return ok({ consumer_key, mobile_number, ucc, mpin, totp_secret });
}

function placeOf(accountId: string, field: string, keyVersion: number): SecretPlace {
  return { table: 'broker_credentials', accountId, field, keyVersion };
}
