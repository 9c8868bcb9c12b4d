import type { paths } from '../api/generated/schema.js';
import { accountForm as words } from './strings.ts';

export type NewAccount = NonNullable<
  paths['/api/v1/user/broker-accounts']['post']['requestBody']
>['content']['application/json'];

/** What the fields hold while somebody types. */
export interface CredentialDraft {
  readonly consumerKey: string;
  readonly mobile: string;
  readonly ucc: string;
  readonly mpin: string;
  readonly totp: string;
}

export interface LimitDraft {
  readonly capital: string;
  readonly positions: string;
  readonly orderValue: string;
  readonly buffer: string;
  readonly volume: string;
  readonly time: string;
  readonly path: string;
}

export interface AccountDraft extends CredentialDraft, LimitDraft {
  readonly label: string;
  readonly mode: NewAccount['mode'];
  readonly owner: NewAccount['owner_relation'];
  readonly liveConfirmed: boolean;
}

export type Errors<Draft> = { readonly [field in keyof Draft]?: string };

/** What a group of fields is given: its part of the draft, what is wrong with it, and where changes go. */
export interface FieldsProps<Draft> {
  readonly draft: Draft;
  readonly errors: Errors<Draft>;
  readonly onEdit: (change: Partial<Draft>) => void;
}

type Rules<Draft> = { readonly [field in keyof Draft]?: readonly [RegExp, string] };

export const credentialRules: Rules<CredentialDraft> = {
  consumerKey: [/^.+$/, words.required],
  mobile: [/^\+91\d{10}$/, words.badMobile],
  ucc: [/^[A-Z0-9]{3,12}$/, words.badUcc],
  mpin: [/^\d{6}$/, words.badMpin],
  totp: [/^[A-Z2-7]{16,}=*$/, words.badTotp],
};

export const limitRules: Rules<LimitDraft> = {
  capital: [/^\d+(\.\d{1,2})?$/, words.badRupees],
  positions: [/^([1-9]\d?|100)$/, words.badPositions],
  orderValue: [/^\d+(\.\d{1,2})?$/, words.badRupees],
  buffer: [/^\d{1,2}(\.\d{1,2})?$/, words.badPercent],
  volume: [/^\d{1,9}$/, words.badVolume],
  time: [/^([01]\d|2[0-3]):[0-5]\d$/, words.badTime],
  path: [/^.{0,500}$/, words.badPath],
};

/** Nothing under a field that is well. The server checks everything again. */
export function checkFields<Draft extends object>(draft: Draft, rules: Rules<Draft>): Errors<Draft> {
  const errors: { -readonly [field in keyof Draft]?: string } = {};
  for (const field in rules) {
    const rule = rules[field];
    if (rule && !rule[0].test(String(draft[field]))) errors[field] = rule[1];
  }
  return errors;
}

/** Spaces, commas and small letters are mended silently: people copy these from a phone. */
export function tidyCredentials<Draft extends CredentialDraft>(draft: Draft): Draft {
  return {
    ...draft,
    consumerKey: draft.consumerKey.trim(),
    mobile: draft.mobile.replace(/[\s-]/g, ''),
    ucc: draft.ucc.trim().toUpperCase(),
    mpin: draft.mpin.trim(),
    totp: draft.totp.replace(/\s/g, '').toUpperCase(),
  };
}

export function tidyLimits<Draft extends LimitDraft>(draft: Draft): Draft {
  return {
    ...draft,
    capital: draft.capital.replace(/[,\s₹]/g, ''),
    orderValue: draft.orderValue.replace(/[,\s₹]/g, ''),
    buffer: draft.buffer.replace(/[%\s]/g, ''),
    volume: draft.volume.replace(/[,\s]/g, ''),
    path: draft.path.trim(),
  };
}

export function toCredentials({ consumerKey, mobile, ucc, mpin, totp }: CredentialDraft) {
  return { consumer_key: consumerKey, mobile_number: mobile, ucc, mpin, totp_secret: totp };
}

export type LimitSettings = ReturnType<typeof toSettings>;

export function toSettings({ capital, positions, orderValue, buffer, volume, time, path }: LimitDraft) {
  return {
    capital_per_trade: capital,
    max_positions: Number(positions),
    max_order_value: orderValue,
    price_buffer_percent: buffer,
    min_average_volume: Number(volume),
    placement_time: time,
    recommendations_path: path || null,
  };
}
