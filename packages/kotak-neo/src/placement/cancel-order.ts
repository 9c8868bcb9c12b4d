import { findCancelFault } from './check-fields.ts';
import { classifyChange } from './classify-placement.ts';
import type { CancelOrderFields, SendOptions } from './fields.ts';
import { cancelBody } from './order-bodies.ts';
import type { PlacementOutcome } from './outcome.ts';
import { type OrderDeps, sendOrder } from './send-order.ts';

/** Asks for an order to be cancelled. The order may still fill before the exchange gets to it. */
export function cancelOrder(
  deps: OrderDeps,
  fields: CancelOrderFields,
  options?: SendOptions,
): Promise<PlacementOutcome> {
  return sendOrder(
    deps,
    {
      operation: 'cancel_order',
      path: '/quick/order/cancel',
      fault: findCancelFault(fields),
      body: () => cancelBody(fields),
      classify: (reply) => classifyChange(reply, { operation: 'cancel', nOrdNo: fields.on }),
    },
    options,
  );
}
