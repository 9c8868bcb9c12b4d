import type { paths } from '../api/generated/schema.js';
import { accountForm as words } from './strings.ts';

export type NewAccount = NonNullable<
  paths['/api/v1/user/broker-accounts']['post']['requestBody']
>['content']['application/json'];

/** What the fields hold while somebody types. */
export interface AccountDraft {
  readonly label: string;
  readonly mode: NewAccount['mode'];
  readonly owner: NewAccount['owner_relation'];
  readonly consumerKey: string;
  readonly mobile: string;
  readonly ucc: string;
  readonly mpin: string;
  readonly totp: string;
  readonly capital: string;
  readonly positions: string;
  readonly orderValue: string;
  readonly buffer: string;
  readonly volume: string;
  readonly time: string;
  readonly path: string;
  readonly liveConfirmed: boolean;
}

export type DraftErrors = { readonly [field in keyof AccountDraft]?: string };

export const emptyDraft: AccountDraft = {
  label: '',
  mode: 'read-only',
  owner: 'self',
  consumerKey: '',
  mobile: '+91',
  ucc: '',
  mpin: '',
  totp: '',
  capital: '100000.00',
  positions: '6',
  orderValue: '500000.00',
  buffer: '1',
  volume: '10000',
  time: '16:05',
  path: '',
  liveConfirmed: false,
};

/** Spaces and small letters are mended silently: people copy these from a phone. */
function tidyDraft(draft: AccountDraft): AccountDraft {
  return {
    ...draft,
    label: draft.label.trim(),
    consumerKey: draft.consumerKey.trim(),
    mobile: draft.mobile.replace(/[\s-]/g, ''),
    ucc: draft.ucc.trim().toUpperCase(),
    mpin: draft.mpin.trim(),
    totp: draft.totp.replace(/\s/g, '').toUpperCase(),
    capital: draft.capital.replace(/[,\s₹]/g, ''),
    orderValue: draft.orderValue.replace(/[,\s₹]/g, ''),
    buffer: draft.buffer.replace(/[%\s]/g, ''),
    volume: draft.volume.replace(/[,\s]/g, ''),
    path: draft.path.trim(),
  };
}

const rules: readonly (readonly [keyof AccountDraft, RegExp, string])[] = [
  ['label', /^.{1,60}$/, words.required],
  ['consumerKey', /^.+$/, words.required],
  ['mobile', /^\+91\d{10}$/, words.badMobile],
  ['ucc', /^[A-Z0-9]{3,12}$/, words.badUcc],
  ['mpin', /^\d{6}$/, words.badMpin],
  ['totp', /^[A-Z2-7]{16,}=*$/, words.badTotp],
  ['capital', /^\d+(\.\d{1,2})?$/, words.badRupees],
  ['positions', /^([1-9]\d?|100)$/, words.badPositions],
  ['orderValue', /^\d+(\.\d{1,2})?$/, words.badRupees],
  ['buffer', /^\d{1,2}(\.\d{1,2})?$/, words.badPercent],
  ['volume', /^\d{1,9}$/, words.badVolume],
  ['time', /^([01]\d|2[0-3]):[0-5]\d$/, words.badTime],
  ['path', /^.{0,500}$/, words.badPath],
];

/** Nothing under a field that is well. The server checks everything again. */
export function checkDraft(draft: AccountDraft): DraftErrors {
  const tidy = tidyDraft(draft);
  const errors: { -readonly [field in keyof AccountDraft]?: string } = {};
  for (const [field, pattern, error] of rules) {
    if (!pattern.test(String(tidy[field]))) errors[field] = error;
  }
  if (tidy.mode === 'live' && !tidy.liveConfirmed) errors.liveConfirmed = words.confirmLive;
  return errors;
}

/** As the API wants it. */
export function toNewAccount(draft: AccountDraft): NewAccount {
  const { label, mode, owner, consumerKey, mobile, ucc, mpin, totp, ...limits } = tidyDraft(draft);
  return {
    label,
    mode,
    owner_relation: owner,
    credentials: { consumer_key: consumerKey, mobile_number: mobile, ucc, mpin, totp_secret: totp },
    settings: {
      capital_per_trade: limits.capital,
      max_positions: Number(limits.positions),
      max_order_value: limits.orderValue,
      price_buffer_percent: limits.buffer,
      min_average_volume: Number(limits.volume),
      // Measured once the account has placed an AMO; nobody needs to know it beforehand.
      amo_blocks_funds: 'unknown',
      placement_time: limits.time,
      recommendations_path: limits.path || null,
    },
  };
}
