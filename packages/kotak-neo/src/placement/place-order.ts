import { findPlaceFault } from './check-fields.ts';
import { classifyPlacement } from './classify-placement.ts';
import type { PlaceOrderFields, SendOptions } from './fields.ts';
import { placeBody } from './order-bodies.ts';
import type { PlacementOutcome } from './outcome.ts';
import { type OrderDeps, sendOrder } from './send-order.ts';

/** Places a regular or after-market order. `accepted` means that Kotak numbered it, not that it passed its checks. */
export function placeOrder(
  deps: OrderDeps,
  fields: PlaceOrderFields,
  options?: SendOptions,
): Promise<PlacementOutcome> {
  return sendOrder(
    deps,
    {
      operation: 'place_order',
      path: '/quick/order/rule/ms/place',
      fault: findPlaceFault(fields),
      body: () => placeBody(fields),
      classify: classifyPlacement,
    },
    options,
  );
}
