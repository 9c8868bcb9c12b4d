import { describe, expect, it } from 'vitest';
import { listFirstSteps } from './list-first-steps.ts';

const nothing = {
  accounts: [],
  channels: [{ enabled: false }],
  security: { second_factor: { on: false, recovery_codes_left: 0 } },
  backups: { items: [] },
};
const left = (known: Parameters<typeof listFirstSteps>[0]) =>
  listFirstSteps(known).flatMap(({ name, done }) => (done ? [] : [name]));

describe('what is left of the set-up', () => {
  it('is everything at first, in the order in which it is done', () => {
    expect(left(nothing)).toEqual(['account', 'session', 'channel', 'second_factor', 'backup']);
  });

  it('is less with each thing that is there', () => {
    const security = { second_factor: { on: true, recovery_codes_left: 8 } };
    expect(left({ ...nothing, channels: [{ enabled: false }, { enabled: true }], security })).toEqual([
      'account',
      'session',
      'backup',
    ]);
  });

  it('names no backup where none can be made from here', () => {
    expect(left({ ...nothing, backups: undefined })).not.toContain('backup');
  });
});
