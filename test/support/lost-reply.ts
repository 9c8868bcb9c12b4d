import { placeByHand } from './place-by-hand.ts';
import { EVENING, startTradingDay } from './trading-day.ts';

/**
 * An evening on which the request of one of two orders was lost on its way, and the same order was entered by hand in the
 * broker's app: it may be the lost one.
 */
export async function startLostReply() {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  day.simulator.faults.add({ kind: 'lost_before', operation: 'place', times: 1 });
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
  const lost = (await day.orders()).find(({ status }) => status === 'unconfirmed');
  if (lost === undefined) throw new Error('No answer was lost');
  const same = {
    tradingSymbol: 'SBIN-EQ',
    orderType: 'L',
    amo: true,
    quantity: lost.quantity,
    pricePaise: lost.limit_price ?? 0,
  } as const;
  const answer = placeByHand(day, same);
  if (answer.kind !== 'acknowledged') throw new Error(JSON.stringify(answer));
  return { day, lost, same, numberByHand: answer.orderNumber };
}
