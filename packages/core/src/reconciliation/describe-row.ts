import type { BrokerOrder } from '../broker/index.ts';
import type { JsonObject } from '../orders/index.ts';

/** The broker's side of an event, in our names; its words verbatim. */
export function describeRow(row: BrokerOrder): JsonObject {
  return {
    brokerOrderId: row.brokerOrderId,
    statusText: row.statusText,
    quantity: row.quantity,
    filledQty: row.filledQty,
    averagePrice: row.averagePrice,
    limitPrice: row.limitPrice,
    triggerPrice: row.triggerPrice,
    orderType: row.orderType,
    rejectReason: row.rejectReason,
    modifiedByText: row.modifiedByText,
    updatedAtMs: row.updatedAtMs,
  };
}
