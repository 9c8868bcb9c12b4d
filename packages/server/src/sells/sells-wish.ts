import { istDayNumber } from '@orderwatch/core';
import type { SellsWish } from '../db/positions/load-sells.ts';
import { isoDay } from './plan-sells.ts';

/** A command of ours explains what the broker shows for a day. */
const COMMANDS_MS = 86_400_000;
/** So many days of closes are looked at: enough for the average to forget where it began. */
const CLOSES_DAYS = 45;

/** What is asked of the database about an account's sells, now. */
export function sellsWish(nowMs: number): Omit<SellsWish, 'accountId'> {
  return {
    today: isoDay(nowMs),
    commandsSinceMs: nowMs - COMMANDS_MS,
    closesSince: istDayNumber(nowMs) - CLOSES_DAYS,
  };
}
