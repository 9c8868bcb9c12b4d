import { countShares } from '../accounts/sellable-shares.ts';
import { keyOfInstrument } from '../accounts/share-lots.ts';
import type { SimHolding } from '../types.ts';
import { type BrokerWorld, currentTradingDay, today } from '../world.ts';

/** The shares that an account owned at the start of the day. Today's purchases are positions until tomorrow. */
export function holdingsOf(world: BrokerWorld, ucc: string): readonly SimHolding[] {
  const account = world.account(ucc);
  const lots = account.lotsAt(today(world));
  return [...new Set(lots.map((lot) => lot.instrumentKey))].flatMap((key) => {
    const instrument = world.instruments.find((one) => keyOfInstrument(one) === key);
    if (!instrument) return [];
    const own = lots.filter((lot) => lot.instrumentKey === key);
    const listing = world.prices.listed(instrument, currentTradingDay(world));
    const shares = countShares(world, account, instrument);
    const quantity = own.reduce((sum, lot) => sum + lot.quantity, 0);
    return [
      {
        instrument: listing,
        quantity,
        sellableQuantity: Math.min(quantity, shares.sellable),
        unsettledQuantity: shares.unsettled,
        costPaise: own.reduce((sum, lot) => sum + lot.costPaise, 0),
        closingPaise: listing.previousClosePaise,
      },
    ];
  });
}
