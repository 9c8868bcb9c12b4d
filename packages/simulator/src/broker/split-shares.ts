import { dayNumber } from '@orderwatch/core';
import { keyOfInstrument } from './accounts/share-lots.ts';
import type { ShareSplit } from './types.ts';
import { type BrokerWorld, today } from './world.ts';

/** Announces a split. Its ex-day must lie ahead, so that every account's shares are counted anew when that day begins. */
export function splitShares(world: BrokerWorld, split: ShareSplit): void {
  const { tradingSymbol, from, to, faceValuePaise = null } = split;
  const exDay = dayNumber(Temporal.PlainDate.from(split.exDay));
  if (exDay <= today(world)) throw new Error(`The ex-day ${split.exDay} does not lie ahead`);
  const instrument = world.find('nse_cm', tradingSymbol);
  if (!instrument) throw new Error(`Not listed: ${tradingSymbol}`);
  world.splits.push({ instrumentKey: keyOfInstrument(instrument), from, to, exDay, faceValuePaise });
  world.prices.forget(tradingSymbol, exDay);
}
