import { describe, expect, it } from 'vitest';
import { checkDraft, emptyDraft, toNewAccount } from './check-account.ts';
import type { AccountDraft } from './draft.ts';

const good: AccountDraft = {
  ...emptyDraft,
  label: ' Main ',
  consumerKey: ' key ',
  mobile: '+91 98765 43210',
  ucc: 'ab12c',
  mpin: '123456',
  totp: 'abcd efgh ijkl mnop',
  capital: '₹ 1,00,000',
};

describe('a new broker account', () => {
  it('with every field in order has no fault', () => {
    expect(checkDraft(good)).toEqual({});
  });

  it('is tidied of the spaces, commas and small letters that copying brings', () => {
    const asked = toNewAccount(good);
    expect(asked.label).toBe('Main');
    expect(asked.credentials).toEqual({
      consumer_key: 'key',
      mobile_number: '+919876543210',
      ucc: 'AB12C',
      mpin: '123456',
      totp_secret: 'ABCDEFGHIJKLMNOP',
    });
    expect(asked.settings?.capital_per_trade).toBe('100000');
    expect(asked.settings?.recommendations_path).toBeNull();
  });

  it.each<[keyof AccountDraft, string]>([
    ['label', ' '],
    ['mobile', '9876543210'],
    ['ucc', 'A'],
    ['mpin', '12345'],
    ['totp', '123456'],
    ['capital', '-5'],
    ['capital', '1.234'],
    ['positions', '0'],
    ['positions', '101'],
    ['time', '24:00'],
    ['consumerKey', ''],
  ])('%s cannot be %j', (field, value) => {
    expect(Object.keys(checkDraft({ ...good, [field]: value }))).toEqual([field]);
  });

  it('goes live only when that was confirmed', () => {
    expect(Object.keys(checkDraft({ ...good, mode: 'live' }))).toEqual(['liveConfirmed']);
    expect(checkDraft({ ...good, mode: 'live', liveConfirmed: true })).toEqual({});
  });
});
