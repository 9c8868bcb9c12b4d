import type { SealedFields } from '../secrets/seal-fields.ts';

/** Sealed secrets as the columns of any table that keeps some. */
export function sealedColumns({ keyVersion, wrappedKey, sealedFields }: SealedFields) {
  return {
    key_version: keyVersion,
    wrapped_key: wrappedKey,
    sealed_fields: JSON.stringify(sealedFields),
  };
}
