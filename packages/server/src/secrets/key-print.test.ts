import { describe, expect, it } from 'vitest';
import type { KeyRing } from './key-file.ts';
import { keyPrint } from './key-print.ts';

function ring(keys: Readonly<Record<number, number>>): KeyRing {
  const versions = Object.keys(keys).map(Number);
  return {
    current: Math.max(...versions),
    versions,
    find: (version) => (version in keys ? Buffer.alloc(32, keys[version]) : undefined),
  };
}

describe('the print of a key file', () => {
  it('is the same for the same keys', () => {
    expect(keyPrint(ring({ 1: 7, 2: 8 }))).toBe(keyPrint(ring({ 1: 7, 2: 8 })));
  });

  it.each([
    ['another key', { 1: 8 }],
    ['a key more', { 1: 7, 2: 8 }],
    ['another version', { 2: 7 }],
  ])('differs for %s', (_, keys) => {
    expect(keyPrint(ring(keys))).not.toBe(keyPrint(ring({ 1: 7 })));
  });

  it('shows no key', () => {
    const key = Buffer.alloc(32, 7);
    const print = keyPrint(ring({ 1: 7 }));
    expect([key.toString('hex'), key.toString('base64')].some((text) => text.includes(print))).toBe(false);
  });
});
