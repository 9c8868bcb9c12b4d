import type { JsonObject } from '@orderwatch/core';
import { loadOpenSymbols } from '../../db/positions/load-open-quantities.ts';
import type { AccountContext } from '../../desk/account-context.ts';
import { loadFunds } from '../../funds/load-funds.ts';
import { readFunds } from '../../funds/read-funds.ts';
import { readSelling } from '../../sells/sell-settings.ts';

/**
 * What the morning's report says of money and of what needs a hand before the opening: free cash by an answer of this
 * minute, what the waiting buys take out of it, what is missing, and the shares whose sale has to be authorised.
 */
export async function morningFunds({ parts, hands }: AccountContext, nowMs: number): Promise<JsonObject> {
  const { db, calendar } = parts;
  const { id, settings } = hands.facts();
  await readFunds(parts, hands);
  const { last, free, plan } = await loadFunds({ db, calendar, nowMs }, { accountId: id, settings });
  const { isOn, ddpi, settings: selling } = readSelling(settings);
  const sells = isOn && selling.policy.kind !== 'none';
  const words = last.failed?.words;
  return {
    cash: last.failed === null ? free : null,
    required: plan.needed === 0 ? null : plan.needed,
    shortfall: plan.shortfall === 0 || last.failed !== null ? null : plan.shortfall,
    addByMs: plan.shortfall === 0 ? null : plan.addByMs,
    authorise: sells && ddpi !== 'yes' ? await loadOpenSymbols(db, id) : [],
    notes: words === undefined ? [] : [`What is free could not be read: ${words}`],
  };
}
