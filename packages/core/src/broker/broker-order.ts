import type { DecimalText, Paise } from '../money/index.ts';
import type { BrokerOrderId, JsonObject, OrderType, Side, Validity, Variety } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { BrokerStatus } from './broker-status.ts';

/** Who entered an order at the broker, as far as the row tells. `broker`: its own desk, as when it squares off. */
export type PlacedBy = 'api' | 'app' | 'broker' | 'unknown';

/**
 * One row of the broker's order book in our names. What the broker left blank, or wrote as "--", "NA" or a price of
 * zero where a price must be, is null: unknown, never 0.
 */
export interface BrokerOrder {
  readonly brokerOrderId: BrokerOrderId;
  /** Null until the exchange has taken the order. */
  readonly exchangeOrderId: string | null;
  /** The caller's tag as shown: later rewritten by the broker, so it proves nothing once the number is known. */
  readonly tag: string | null;
  readonly status: BrokerStatus;
  /** Verbatim. */
  readonly statusText: string;
  readonly side: Side;
  readonly exchange: string;
  readonly segment: string;
  readonly symbol: string;
  readonly series: string;
  readonly tradingSymbol: string;
  readonly token: string;
  readonly orderType: OrderType;
  readonly product: string;
  readonly validity: Validity;
  readonly variety: Variety;
  readonly quantity: number;
  /** Cumulative. May exceed the quantity: it is kept as told. */
  readonly filledQty: number;
  readonly cancelledQty: number | null;
  readonly limitPrice: Paise | null;
  readonly triggerPrice: Paise | null;
  readonly averagePrice: DecimalText | null;
  /** Verbatim. Also set on a live order whose modification was refused. */
  readonly rejectReason: string | null;
  readonly placedBy: PlacedBy;
  readonly placedByText: string | null;
  /** Who last changed it; tells that somebody did, not where. */
  readonly modifiedByText: string | null;
  readonly enteredAtMs: EpochMs | null;
  readonly updatedAtMs: EpochMs | null;
  /** The row's version: nanoseconds as text, since 19 digits do not fit a number. */
  readonly updateNs: string | null;
  /** The account the row says it belongs to. */
  readonly accountCode: string | null;
  /** The row as the broker sent it, secrets none: the evidence. Not copied for rows that have not changed. */
  readonly raw: JsonObject;
}

/** A frame of the order feed: a row of which anything but the number may be missing (undefined). */
export type BrokerOrderPatch = Pick<BrokerOrder, 'brokerOrderId' | 'raw'> & {
  readonly [Field in Exclude<keyof BrokerOrder, 'brokerOrderId' | 'raw'>]?: BrokerOrder[Field] | undefined;
};
