import { istMomentText } from '@orderwatch/core';
import type { z } from 'zod';
import { lockSettings } from '../db/accounts/lock-settings.ts';
import { updateAccount } from '../db/accounts/update-account.ts';
import { type LastChange, lastChange } from '../db/audit/last-change.ts';
import { changedSettings } from './changed-settings.ts';
import type { Caller } from './guards/recognise.ts';
import { Problem } from './problems.ts';
import { momentText } from './render/moment-text.ts';
import { settingsVersion } from './render/settings-version.ts';
import type { accountPatch } from './schemas/account.ts';
import { accountSettings, changeSettings } from './schemas/account-settings.ts';

/** How the audit names this change; the route's method and address. */
const ACTION = 'PATCH /api/v1/user/broker-accounts/:id';

/**
 * Changes label and settings of the caller's account, made on what they are in this moment. Throws the problem
 * `settings_changed` when the change was made from others, and then nothing is written.
 */
export async function changeAccount(
  { db, userId }: Pick<Caller, 'db' | 'userId'>,
  accountId: string,
  change: z.infer<typeof accountPatch>,
  nowMs: number,
): Promise<void> {
  const isMade = await db.transaction().execute(async (tx) => {
    const before = await lockSettings(tx, { userId, accountId });
    if (!before) throw new Problem('account_not_found');
    const settings = accountSettings.parse(before.settings);
    const { settings_version: version } = change;
    if (version !== undefined && version !== settingsVersion(before.label, settings)) return false;
    const after = changeSettings(settings, change.settings ?? {});
    const changed = changedSettings(settings, after).map((path) => [path, momentText(nowMs)]);
    return updateAccount(tx, {
      userId,
      accountId,
      label: change.label ?? before.label,
      settings: after,
      changed: Object.fromEntries(changed),
    });
  });
  if (isMade) return;
  const last = await lastChange(db, { userId, action: ACTION, subject: accountId });
  throw new Problem('settings_changed', last && { detail: `${describe(last)} Nothing was saved now.` });
}

/** An account has one user, so that "who" is where somebody was signed in as him. */
function describe({ atMs, ip }: LastChange): string {
  return `Settings of this account were saved on ${istMomentText(atMs)}${ip === null ? '' : `, signed in as you at ${ip}`}.`;
}
