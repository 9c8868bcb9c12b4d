import type { BrokerFunds, SingleReading } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { keepFundsReading } from '../db/funds/funds-reading.ts';
import type { AccountHands } from '../desk/account-hands.ts';

/** Asks the broker what is free, and keeps the answer, also a failure. Null when nobody can ask. */
export async function readFunds(
  { db }: { readonly db: Db },
  hands: Pick<AccountHands, 'facts' | 'broker' | 'claim'>,
): Promise<SingleReading<BrokerFunds> | null> {
  const broker = hands.broker();
  if (broker === null || hands.claim() === null) return null;
  const reading = await broker.reading.readFunds();
  await keepFundsReading(db, hands.facts().id, reading);
  return reading;
}
