import type { InstrumentRef } from '../market/index.ts';
import type { DecimalText, Paise } from '../money/index.ts';
import type { EpochMs } from '../time.ts';
import type { AttemptState } from './attempt-state.ts';
import type { ClientTag } from './client-tag.ts';
import type {
  AccountId,
  AttemptId,
  BrokerOrderId,
  CommandId,
  FillId,
  OrderId,
  PositionId,
  RunId,
  UserId,
} from './ids.ts';
import type { OrderStatus } from './order-status.ts';

export type Side = 'buy' | 'sell';
export type OrderType = 'limit' | 'market' | 'stop_loss' | 'stop_loss_market';
export type Variety = 'amo' | 'regular';
export type Validity = 'day' | 'ioc';
export type Product = 'CNC' | 'MIS' | 'NRML' | 'MTF';
export type OrderOrigin = 'system' | 'manual' | 'external' | 'imported';
export type CancelledBy = 'user' | 'system' | 'broker' | 'exchange' | 'expiry' | 'unknown';

/** A trading day as days since 1970-01-01 in India, the numbering of `istDayNumber`. */
export type IstDay = number;

/** What we ask the broker for. Quantities in shares; prices in paise, null where the order type has none. */
export interface OrderRequest {
  readonly side: Side;
  readonly instrument: InstrumentRef;
  readonly quantity: number;
  readonly orderType: OrderType;
  readonly limitPrice: Paise | null;
  readonly triggerPrice: Paise | null;
  readonly variety: Variety;
  readonly validity: Validity;
  readonly product: Product;
  readonly disclosedQuantity: number;
}

/**
 * The instrument of an order that exists. Wider than what we trade ourselves: people's own orders in derivatives or
 * commodities stand in the same book, and are shown.
 */
export interface OrderInstrument {
  readonly exchange: string;
  readonly segment: string;
  readonly symbol: string;
  readonly series: string;
  readonly tradingSymbol: string;
  readonly token: string;
  readonly isin: string | null;
}

/** What a person wants and sees; one row of the table of the same name. Times are epoch milliseconds. */
export interface Order extends Omit<OrderRequest, 'instrument' | 'product'> {
  readonly id: OrderId;
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly createdAtMs: EpochMs;
  readonly updatedAtMs: EpochMs;
  readonly version: number;
  /** How often truth overruled an ended status. The database refuses a correction that does not raise it. */
  readonly corrections: number;
  /** The session the order is for: an after-market order belongs to the next one. */
  readonly tradingDay: IstDay;
  readonly origin: OrderOrigin;
  /** Whether we sell what it bought. */
  readonly managed: boolean;
  readonly placementRunId: RunId | null;
  readonly instrument: OrderInstrument;
  readonly instrumentKey: string;
  readonly product: string;
  readonly status: OrderStatus;
  /** Ours, for programs; the broker's words stand beside it. */
  readonly reasonCode: string | null;
  readonly failureReason: string | null;
  readonly rejectionReason: string | null;
  readonly cancelledReason: string | null;
  readonly cancelledBy: CancelledBy | null;
  readonly firstFailedAtMs: EpochMs | null;
  readonly lastRetryAttemptMs: EpochMs | null;
  readonly retryCount: number;
  readonly retryExpiresAtMs: EpochMs | null;
  readonly retryExpiryProvisional: boolean;
  readonly requiredCash: Paise | null;
  readonly availableCash: Paise | null;
  readonly shortfall: Paise | null;
  readonly lastStatusCheckMs: EpochMs | null;
  readonly executionQty: number;
  /** Average, in rupees with fractions; null until the broker named one. */
  readonly executionPrice: DecimalText | null;
  readonly executionTimeMs: EpochMs | null;
  /** Since when complete readings have lacked it. No status: it is a divergence. */
  readonly missingSinceMs: EpochMs | null;
  readonly linkedOrderId: OrderId | null;
  /** The position that its fills opened, enlarged or reduced; null until they did, and for orders that are not ours. */
  readonly positionId: PositionId | null;
  /** When the broker's book first confirmed what its reply had said. */
  readonly verifiedAtMs: EpochMs | null;
}

/** The values that the broker shows and that a person can change. */
export interface AcknowledgedValues {
  readonly quantity: number;
  readonly limitPrice: Paise | null;
  readonly triggerPrice: Paise | null;
  readonly orderType: OrderType;
}

/** The last thing the broker showed of an attempt; rows that equal it cost nothing. */
export interface LastSeen {
  readonly statusText: string;
  readonly quantity: number;
  readonly filledQty: number;
  readonly cancelledQty: number | null;
  readonly limitPrice: Paise | null;
  readonly triggerPrice: Paise | null;
  readonly averagePrice: DecimalText | null;
  readonly rejectReason: string | null;
  readonly modifiedByText: string | null;
  /** The broker's own version of the row: nanoseconds, as text. */
  readonly updateNs: string | null;
  readonly updatedAtMs: EpochMs | null;
  /** Whether the book itself has shown it, not the order feed alone. */
  readonly confirmed: boolean;
  /** When we received it. */
  readonly atMs: EpochMs;
}

/** One sending of an order. A retry is a new attempt; the words of the old one stay on it. */
export type Attempt = AttemptState & {
  readonly id: AttemptId;
  readonly orderId: OrderId;
  readonly number: number;
  /** Null for orders that we did not send. */
  readonly clientTag: ClientTag | null;
  readonly exchangeOrderId: string | null;
  readonly createdAtMs: EpochMs;
  readonly sentAtMs: EpochMs | null;
  readonly answeredAtMs: EpochMs | null;
  /** What the broker last showed that we accept as the order's values. Moved by reconciliation alone. */
  readonly acknowledged: AcknowledgedValues | null;
  readonly lastSeen: LastSeen | null;
};

export type CommandState = 'planned' | 'sending' | 'unconfirmed' | 'done' | 'refused' | 'not_sent';

/** The values a modification asks for; what is left out stays as it is. */
export type RequestedChange = Partial<AcknowledgedValues>;

interface CommandBase {
  readonly id: CommandId;
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
  readonly actor: 'user' | 'system';
  readonly state: CommandState;
  readonly requestedAtMs: EpochMs;
  readonly answeredAtMs: EpochMs | null;
}

/** A request of ours. What the broker shows and no command explains was done by somebody else. */
export type Command = CommandBase &
  (
    | { readonly kind: 'place'; readonly requested: AcknowledgedValues }
    | { readonly kind: 'modify'; readonly requested: RequestedChange }
    | { readonly kind: 'cancel'; readonly requested: null }
  );

/** One execution, or, until the trade book has been read, one step of the cumulative quantity. Never a broker's delta. */
export interface Fill {
  readonly id: FillId;
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
  readonly brokerOrderId: BrokerOrderId;
  /** Unique within the broker's order: `cum:<cumulative quantity>` or `trade:<trade number>`. */
  readonly fillKey: string;
  readonly quantity: number;
  /** Quantity times price, exact, in rupees. */
  readonly value: DecimalText;
  readonly cumulativeQty: number;
  /** The broker's time; null when it told none. */
  readonly filledAtMs: EpochMs | null;
  readonly learnedAtMs: EpochMs;
}
