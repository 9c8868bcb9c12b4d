import type { Scenario } from '../scenario.ts';
import { opensBelow } from './market-moods.ts';

export const fundsShort: Scenario = {
  name: 'funds-short',
  story:
    'There is money for two buys of four; the others wait in the retry queue with their shortfall and expire.',
  day: '2026-08-20',
  cashRupees: 230_000,
  symbols: ['AXISBANK', 'ICICIBANK', 'NTPC', 'ONGC'],
  prepare(day) {
    for (const symbol of ['AXISBANK', 'ICICIBANK', 'NTPC', 'ONGC']) opensBelow(day, symbol, '2026-08-21');
  },
  expect: {
    statuses: { AXISBANK: 'ongoing', ICICIBANK: 'ongoing', NTPC: 'cancelled', ONGC: 'cancelled' },
    also(seen) {
      const wrong: string[] = [];
      for (const symbol of ['NTPC', 'ONGC']) {
        const order = seen.order(symbol);
        if (!seen.kinds(symbol).includes('order.retry_queued'))
          wrong.push(`${symbol} was never in the retry queue`);
        if (order?.shortfallPaise == null || order.shortfallPaise <= 0)
          wrong.push(`${symbol} has no shortfall`);
        if (order?.cancelledBy !== 'expiry') wrong.push(`${symbol} did not end by expiry`);
        if ((order?.attempts.length ?? 0) > 0) wrong.push(`${symbol} was sent although money was short`);
      }
      return wrong;
    },
  },
};
