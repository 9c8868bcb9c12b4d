import { createHash } from 'node:crypto';

/**
 * Names and secrets that follow from the seed, so that the same seed gives the same day byte for byte. Nothing here
 * protects anything: the accounts are invented.
 */
export function deriveBytes(seed: number, label: string): Buffer {
  return createHash('sha256').update(`${seed}:${label}`).digest();
}

/** A version 4 UUID in form. */
export function deriveUuid(seed: number, label: string): string {
  const hex = deriveBytes(seed, label).toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** `count` decimal digits, the first never zero. */
export function deriveDigits(seed: number, label: string, count: number): string {
  const number = BigInt(`0x${deriveBytes(seed, label).toString('hex')}`);
  const lowest = 10n ** BigInt(count - 1);
  return (lowest + (number % (9n * lowest))).toString();
}

/** A base32 secret of 160 bits, as authenticator apps take it. */
export function deriveTotpSecret(seed: number, label: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let number = BigInt(`0x${deriveBytes(seed, label).subarray(0, 20).toString('hex')}`);
  let secret = '';
  for (let left = 0; left < 32; left += 1) {
    secret = `${alphabet[Number(number & 31n)]}${secret}`;
    number >>= 5n;
  }
  return secret;
}

/** A permanent account number in form (`ABCDE1234F`), which Kotak uses as the login id. */
export function derivePan(seed: number, label: string): string {
  const bytes = deriveBytes(seed, label);
  const letter = (index: number): string => String.fromCharCode(65 + ((bytes[index] ?? 0) % 26));
  return `${letter(0)}${letter(1)}${letter(2)}P${letter(3)}${deriveDigits(seed, `${label}:digits`, 4)}${letter(4)}`;
}

/** A number in [0, 1), the `draw`-th of the sequence that `label` names. */
export function deriveFraction(seed: number, label: string, draw: number): number {
  return deriveBytes(seed, `${label}#${draw}`).readUInt32BE(0) / 2 ** 32;
}
