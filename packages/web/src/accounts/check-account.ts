import {
  type AccountDraft,
  checkFields,
  credentialRules,
  type Errors,
  limitRules,
  type NewAccount,
  tidyCredentials,
  tidyLimits,
  toCredentials,
  toSettings,
} from './draft.ts';
import { accountForm as words } from './strings.ts';

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

/** A live account needs a tick besides: nobody should get there by pressing on. */
export function checkDraft(draft: AccountDraft): Errors<AccountDraft> {
  const tidy = tidyDraft(draft);
  return {
    ...checkFields<AccountDraft>(tidy, { label: [/^.{1,60}$/, words.required] }),
    ...checkFields(tidy, credentialRules),
    ...checkFields(tidy, limitRules),
    ...(tidy.mode === 'live' && !tidy.liveConfirmed && { liveConfirmed: words.confirmLive }),
  };
}

/** As the API wants it. */
export function toNewAccount(draft: AccountDraft): NewAccount {
  const tidy = tidyDraft(draft);
  return {
    label: tidy.label,
    mode: tidy.mode,
    owner_relation: tidy.owner,
    credentials: toCredentials(tidy),
    settings: toSettings(tidy),
  };
}

function tidyDraft(draft: AccountDraft): AccountDraft {
  return tidyLimits(tidyCredentials({ ...draft, label: draft.label.trim() }));
}
