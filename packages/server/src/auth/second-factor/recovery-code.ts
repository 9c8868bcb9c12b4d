import type { RandomBytes } from '../../ids.ts';
import { hashToken, readableCode } from '../tokens.ts';

const CODES = 10;

/** Ten codes of 80 random bits each: too many to be tried, so that a plain hash keeps them. */
export function newRecoveryCodes(random: RandomBytes): readonly string[] {
  return Array.from({ length: CODES }, () => readableCode(random, { letters: 16, group: 4 }));
}

/** All that the database keeps of one. Forgives lower case and forgotten dashes; the same code of two users differs. */
export function hashRecoveryCode(userId: string, typed: string): Buffer {
  return hashToken(`${userId} ${typed.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
}
