import { findModifyFault } from './check-fields.ts';
import { classifyChange } from './classify-placement.ts';
import type { ModifyOrderFields, SendOptions } from './fields.ts';
import { modifyBody } from './order-bodies.ts';
import type { PlacementOutcome } from './outcome.ts';
import { type OrderDeps, sendOrder } from './send-order.ts';

/** Changes an order. An unknown outcome may not be repeated before the book shows what became of it. */
export function modifyOrder(
  deps: OrderDeps,
  fields: ModifyOrderFields,
  options?: SendOptions,
): Promise<PlacementOutcome> {
  return sendOrder(
    deps,
    {
      operation: 'modify_order',
      path: '/quick/order/vr/modify',
      fault: findModifyFault(fields),
      body: () => modifyBody(fields),
      classify: (reply) => classifyChange(reply, { operation: 'modify', nOrdNo: fields.no }),
    },
    options,
  );
}
