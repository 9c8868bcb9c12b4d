import { amoWindowAt, instant, istMomentText, phaseAt, type TradingCalendar } from '@orderwatch/core';
import type { OrderRow } from '../../db/orders/order-row.ts';

export interface WindowVerdict {
  readonly open: boolean;
  /** When it is carried out, or why it cannot be. */
  readonly text: string;
}

/** Whether the market lets a retry or a cancellation through now. */
export function windowFor(
  action: 'retry' | 'cancel',
  order: Pick<OrderRow, 'status'>,
  calendar: TradingCalendar,
  nowMs: number,
): WindowVerdict {
  const at = instant(nowMs);
  const phase = phaseAt(calendar, at, { hasDerivatives: true });
  if (action === 'cancel') {
    if (order.status === 'pending_execution' && (phase.name === 'closed' || phase.name === 'settling')) {
      return { open: false, text: 'The exchange takes no cancellation now.' };
    }
    return {
      open: true,
      text: 'It is asked of the broker at once. Until he confirms, the order can still fill.',
    };
  }
  if (phase.name === 'outside_coverage') {
    return { open: false, text: 'The trading calendar does not cover today, so nothing is placed.' };
  }
  const amo = amoWindowAt(calendar, at, 'nse_cm');
  if (amo.open) {
    return { open: true, text: `It goes out at once as an after-market order for ${amo.forTradingDay}.` };
  }
  if (phase.name !== 'closed' && phase.name !== 'settling') {
    return { open: true, text: 'The market is open: it goes out at once.' };
  }
  const when =
    amo.opensAt === null
      ? ''
      : ` The broker takes orders again at ${istMomentText(amo.opensAt.epochMilliseconds)}.`;
  return { open: true, text: `No order can be sent at this moment.${when} The answer will say when it is.` };
}
