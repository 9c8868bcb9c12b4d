import { err, ok, type Result } from '@orderwatch/core';
import type { KeyRing } from './key-file.ts';
import { type SealedFields, type SealedOwner, sealFields, unsealFields } from './seal-fields.ts';

/** What a login at the broker needs. In memory only while it is used; no route returns any of it. */
export interface AccountCredentials {
  readonly consumer_key: string;
  readonly mobile_number: string;
  readonly ucc: string;
  readonly mpin: string;
  readonly totp_secret: string;
}

export function sealCredentials(
  ring: KeyRing,
  accountId: string,
  { consumer_key, mobile_number, ucc, mpin, totp_secret }: AccountCredentials,
): SealedFields {
  return sealFields(ring, rowOf(accountId), { consumer_key, mobile_number, ucc, mpin, totp_secret });
}

export type UnsealError =
  /** The key file has no key of that version: it is another installation's, or an old copy. */
  | { readonly kind: 'key_missing'; readonly keyVersion: number }
  /** Changed, moved from another row, or sealed with another key. */
  | { readonly kind: 'not_authentic' };

export function unsealCredentials(
  ring: KeyRing,
  accountId: string,
  stored: SealedFields,
): Result<AccountCredentials, UnsealError> {
  const { keyVersion } = stored;
  if (!ring.find(keyVersion)) return err({ kind: 'key_missing', keyVersion });
  const fields = unsealFields(ring, rowOf(accountId), stored) ?? {};
  const { consumer_key, mobile_number, ucc, mpin, totp_secret } = fields;
  if (
    consumer_key === undefined ||
    mobile_number === undefined ||
    ucc === undefined ||
    mpin === undefined ||
    totp_secret === undefined
  ) {
    return err({ kind: 'not_authentic' });
  }
  return ok({ consumer_key, mobile_number, ucc, mpin, totp_secret });
}

function rowOf(accountId: string): SealedOwner {
  return { table: 'broker_credentials', owner: accountId };
}
