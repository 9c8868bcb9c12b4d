import { IconSunHigh } from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { listCommands } from './list-commands.ts';

const offered = {
  places: [
    { path: '/today', word: 'Today', icon: IconSunHigh, key: 't', group: 'now' },
    { path: '/queue', word: 'Queue', icon: IconSunHigh, key: 'q', group: 'now' },
  ],
  settings: [
    { name: 'data', word: 'Data', hint: 'Backups, and your data as files' },
    { name: 'limits', word: 'Buying limits', hint: 'How much' },
  ],
  views: [{ name: 'Failed', search: 'status=failed' }],
  open: anOrder({ status: 'rejected', symbol: 'SBIN' }),
  found: [anOrder({ symbol: 'TITAN' })],
} as const;
const words = (typed: string, change: Partial<Parameters<typeof listCommands>[1]> = {}) =>
  listCommands(typed, { ...offered, ...change }).map(({ word }) => word);

describe('the palette', () => {
  it('offers what the open order allows, and the pages, before anything is typed', () => {
    expect(words('')).toEqual(['Retry SBIN…', 'Drop SBIN…', 'Today', 'Queue']);
    expect(words('', { open: undefined })).toEqual(['Today', 'Queue']);
  });

  it('finds a part of the settings by its name and by what it is about', () => {
    expect(words('backup', { found: [] })).toEqual(['Settings: Data']);
    expect(words('settings', { found: [] })).toEqual(['Settings: Data', 'Settings: Buying limits']);
  });

  it('keeps what fits, and shows the orders that the server found', () => {
    expect(words('que')).toEqual([
      'Queue',
      'Buy 10 TITAN is queued at the broker for the opening on Mon 24 Aug',
    ]);
    expect(words('drop', { found: [] })).toEqual(['Drop SBIN…']);
    expect(words('failed', { found: [] })).toEqual(['Orders: Failed']);
  });
});
