import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../ids.ts';

const TOKEN_BYTES = 32;

/** 256 random bits, as text for a cookie. */
export function newSessionToken(random: RandomBytes): string {
  return Buffer.from(random(TOKEN_BYTES)).toString('base64url');
}

/** Words of four letters would be kinder, but this is typed once: 100 random bits in groups of five. */
export function newSetupToken(random: RandomBytes): string {
  return readableCode(random, { letters: 20, group: 5 });
}

/** Random letters that are told apart by eye, five bits each, in groups with a dash between them. */
export function readableCode(
  random: RandomBytes,
  { letters, group }: { readonly letters: number; readonly group: number },
): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const text = Array.from(random(letters), (byte) => alphabet.charAt(byte & 31)).join('');
  return text.replace(new RegExp(`(.{${group}})(?!$)`, 'g'), '$1-');
}

/** All that the database keeps of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Forgives lower case and forgotten dashes. */
export function hashSetupToken(typed: string): string {
  return hashToken(typed.toUpperCase().replace(/[^A-Z0-9]/g, '')).toString('hex');
}

/**
 * The token that a page must send with every change. It follows from the session's token, which scripts cannot
 * read, so that nothing more has to be stored and a new session makes every older one void.
 */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}

export function sameToken(a: string, b: string): boolean {
  return timingSafeEqual(hashToken(a), hashToken(b));
}
