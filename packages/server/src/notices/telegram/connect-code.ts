import { hashToken } from '../../auth/tokens.ts';
import type { RandomBytes } from '../../ids.ts';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LETTERS = 10;

export const CODE_EXPIRES_MS = 10 * 60_000;

/** 50 random bits, in two groups, to be typed on a telephone. It is good once and for ten minutes. */
export function newConnectCode(random: RandomBytes): string {
  const letters = Array.from(random(LETTERS), (byte) => ALPHABET.charAt(byte & 31)).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** All that the database keeps of a code. Forgives lower case and a forgotten dash. */
export function hashConnectCode(typed: string): Buffer {
  return hashToken(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}

/** The code in a text like "/start ABCDE-FGHJK" or "abcdefghjk"; undefined when there is none. */
export function findConnectCode(text: string): string | undefined {
  return /^(?:\/start(?:@\w+)?\s+)?([a-z0-9]{5}[-_ ]?[a-z0-9]{5})$/i.exec(text.trim())?.[1];
}
