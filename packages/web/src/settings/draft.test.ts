import { describe, expect, it } from 'vitest';
import { accountSections } from './account-fields.ts';
import { freshSettings as settings } from './account-settings.test-support.ts';
import { edit, shownValue, splitErrors, toPatch } from './draft.ts';
import type { Field, SettingPath } from './field.ts';

const fields: readonly Field[] = Object.values(accountSections).flatMap((section) => [...section.fields]);
const field = (path: SettingPath): Field => {
  const found = fields.find((one) => one.path === path);
  if (found === undefined) throw new Error(`No field ${path}`);
  return found;
};

describe('settings of an account that are being changed', () => {
  it('have a field for every setting that the API knows', () => {
    const known = Object.entries(settings).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.keys(value).map((inner) => `${key}.${inner}`)
        : [key],
    );
    expect(fields.map(({ path }) => path).sort()).toEqual(known.sort());
  });

  it.each<[SettingPath, string | boolean]>([
    ['max_positions', '6'],
    ['recommendations_path', ''],
    ['guards.max_value_per_day', ''],
    ['guards.allowed_symbols', 'SBIN ITC'],
    ['switches.placing', true],
    ['sells.policy', 'ema9'],
  ])('show %s as %j', (path, shown) => {
    expect(shownValue(settings, field(path))).toBe(shown);
  });

  it.each<[SettingPath, string | boolean, unknown]>([
    ['capital_per_trade', '₹ 1,50,000', { capital_per_trade: '150000' }],
    ['max_positions', ' 8 ', { max_positions: 8 }],
    ['max_positions', 'eight', { max_positions: 'eight' }],
    ['recommendations_path', ' /srv/files ', { recommendations_path: '/srv/files' }],
    ['guards.max_orders_per_day', '', { guards: { max_orders_per_day: null } }],
    ['guards.allowed_symbols', 'sbin, itc;SBIN', { guards: { allowed_symbols: ['SBIN', 'ITC'] } }],
    ['guards.allowed_symbols', ' ', { guards: { allowed_symbols: null } }],
    ['switches.placing', false, { switches: { placing: false } }],
    ['sells.target_percent', '7.5 %', { sells: { target_percent: '7.5' } }],
  ])('send %s %j as the API wants it, and nothing else', (path, value, patch) => {
    expect(toPatch(edit({}, settings, field(path), value), fields)).toEqual(patch);
  });

  it('are no change when they are back at what the server has', () => {
    const changed = edit({}, settings, field('switches.sells'), false);
    expect(edit(changed, settings, field('switches.sells'), true)).toEqual({});
  });

  it('keep the changes of a group together', () => {
    const first = edit({}, settings, field('switches.sells'), false);
    const both = edit(first, settings, field('switches.retries'), false);
    expect(toPatch(both, fields)).toEqual({ switches: { sells: false, retries: false } });
  });

  it("put the server's words to the field that they are about", () => {
    const problem = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: 'invalid_request',
      detail: '',
      errors: [
        { path: 'body.settings.guards.allowed_symbols.0', message: 'Too big' },
        { path: 'body.settings.retry.time', message: 'Invalid string' },
      ],
    };
    expect(splitErrors(problem, fields)).toEqual({
      byPath: { 'guards.allowed_symbols': 'Too big', 'retry.time': 'Invalid string' },
      isExplained: true,
    });
    expect(splitErrors({ ...problem, errors: [] }, fields).isExplained).toBe(false);
  });
});
