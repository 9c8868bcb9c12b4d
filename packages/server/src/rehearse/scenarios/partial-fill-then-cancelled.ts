import type { Scenario } from '../scenario.ts';
import { fallsBy } from './market-moods.ts';

const next = '2026-08-21';

export const partialFillThenCancelled: Scenario = {
  name: 'partial-fill-then-cancelled',
  story: 'A buy fills in part, then the rest is cancelled in the app: what filled is kept, to the share.',
  ends: '11:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['TATASTEEL'],
  prepare(day) {
    fallsBy(day, 'TATASTEEL', next, '10:30', 3);
    day.at(1, '11:05', () => {
      day.broker.cancel(day.ucc, day.orderOf('TATASTEEL').orderNumber, { amo: false }, 'app');
    });
  },
  expect: {
    statuses: { TATASTEEL: 'ongoing' },
    also(seen) {
      const order = seen.order('TATASTEEL');
      const wrong: string[] = [];
      if (!order || order.executionQty === 0 || order.executionQty >= order.quantity) {
        wrong.push(
          `TATASTEEL filled ${order?.executionQty ?? 'nothing'} of ${order?.quantity ?? '?'}: not a part`,
        );
      }
      if (!seen.kinds('TATASTEEL').includes('order.partly_filled')) wrong.push('No partial fill was told');
      if (order?.attempts.at(-1)?.state !== 'cancelled') wrong.push('The attempt is not shown as cancelled');
      return wrong;
    },
  },
};
