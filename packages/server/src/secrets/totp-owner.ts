import type { SealedOwner } from './seal-fields.ts';

/** Where the secret of a user's second factor belongs. */
export const totpOwner = (userId: string): SealedOwner => ({ table: 'totp_factors', owner: userId });
