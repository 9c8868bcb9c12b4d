import type { Paise } from '../money/index.ts';
import type { BrokerOrderId, OrderId, PositionId } from '../orders/index.ts';

/** A sell that is, or may be, at the broker. */
export type WorkingSell =
  /** One of ours, for a position, that the broker shows at work. */
  | {
      readonly kind: 'ours';
      readonly orderId: OrderId;
      readonly brokerOrderId: BrokerOrderId;
      readonly positionId: PositionId;
      readonly instrumentKey: string;
      /** The order's total, as the broker last acknowledged it. */
      readonly quantity: number;
      /** What has been executed of it: as far as the position knows, so that nothing is counted twice. */
      readonly filledQty: number;
      /** Null when the broker shows none. */
      readonly limitPrice: Paise | null;
      /** A request of ours to change or cancel it is under way: it is left alone until the answer is known. */
      readonly changing: boolean;
    }
  /** Placed by a person or another program. */
  | {
      readonly kind: 'foreign';
      readonly brokerOrderId: BrokerOrderId;
      readonly instrumentKey: string;
      readonly quantity: number;
      readonly filledQty: number;
    }
  /** Of ours, on the wire or without an answer that can be trusted. */
  | {
      readonly kind: 'unconfirmed';
      readonly orderId: OrderId;
      readonly instrumentKey: string;
      readonly quantity: number;
    };

export type OwnSell = Extract<WorkingSell, { readonly kind: 'ours' }>;

/** What is left to execute. */
export function openQuantity(sell: Pick<OwnSell, 'quantity' | 'filledQty'>): number {
  return Math.max(0, sell.quantity - sell.filledQty);
}
