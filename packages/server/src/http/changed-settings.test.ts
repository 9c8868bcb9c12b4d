import { describe, expect, it } from 'vitest';
import { changedSettings } from './changed-settings.ts';
import { accountSettings, changeSettings } from './schemas/account-settings.ts';

const before = accountSettings.parse({});

describe('what a change of settings has changed', () => {
  it.each([
    [{}, []],
    [{ placement_time: '16:05' }, []],
    [{ placement_time: '16:10' }, ['placement_time']],
    [{ recommendations_path: '/in' }, ['recommendations_path']],
    [{ retry: { time: '08:30', when_funds_arrive: true } }, ['retry.when_funds_arrive']],
    [{ guards: { allowed_symbols: ['SBIN'] } }, ['guards.allowed_symbols']],
    [{ max_positions: 5, switches: { sells: false } }, ['max_positions', 'switches.sells']],
  ])('%j: %j', (change, expected) => {
    expect(changedSettings(before, changeSettings(before, change))).toEqual(expected);
  });

  it('is nothing for a list of the same symbols', () => {
    const one = changeSettings(before, { guards: { allowed_symbols: ['SBIN'] } });
    const again = changeSettings(one, { guards: { allowed_symbols: ['SBIN'] } });
    expect(changedSettings(one, again)).toEqual([]);
  });
});
