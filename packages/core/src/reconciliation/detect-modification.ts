import type { BrokerOrder } from '../broker/index.ts';
import type { Paise } from '../money/index.ts';
import type {
  AcknowledgedValues,
  Command,
  EventActor,
  JsonObject,
  LastSeen,
  OrderType,
} from '../orders/index.ts';
import { mayHaveArrived } from './attribute-cancel.ts';

/** A change of an order's values that the broker shows. */
export interface Modification {
  readonly values: AcknowledgedValues;
  readonly actor: EventActor;
  /** The command that explains it; null for a change that we did not ask for. */
  readonly command: Command | null;
  /** What changed, from and to, for the event. */
  readonly changes: JsonObject;
}

const FIELDS = ['quantity', 'limitPrice', 'triggerPrice', 'orderType'] as const;
// What a broker or an exchange makes of an order without anybody having changed it: a market order gets a protecting
// limit, or the auction's price; a stop order becomes what it was meant to become.
const CONVERSIONS: Readonly<Record<OrderType, readonly OrderType[]>> = {
  market: ['limit'],
  limit: [],
  stop_loss: ['limit'],
  stop_loss_market: ['market', 'limit', 'stop_loss'],
};

/**
 * Compares what a row shows with what we last accepted. A price that the row leaves out is unknown and changes
 * nothing. What no command of ours explains was done by somebody else.
 */
export function detectModification(input: {
  readonly row: BrokerOrder;
  readonly acknowledged: AcknowledgedValues;
  /** The order type that was asked for. */
  readonly wantedType: OrderType;
  readonly commands: readonly Command[];
  readonly seen: LastSeen | null;
}): Modification | null {
  const { row, acknowledged, commands } = input;
  const shown: AcknowledgedValues = {
    quantity: row.quantity,
    limitPrice: named(row.limitPrice) ?? acknowledged.limitPrice,
    triggerPrice: named(row.triggerPrice) ?? acknowledged.triggerPrice,
    orderType: row.orderType,
  };
  const changed = FIELDS.filter((field) => shown[field] !== acknowledged[field]);
  if (changed.length === 0) return null;
  const changes: JsonObject = Object.fromEntries(
    changed.map((field) => [field, { from: acknowledged[field], to: shown[field] }]),
  );
  const command = commands.findLast((candidate) => explains(candidate, acknowledged, shown)) ?? null;
  if (command !== null) return { values: shown, actor: command.actor, command, changes };
  const marked = row.modifiedByText !== null && row.modifiedByText !== (input.seen?.modifiedByText ?? null);
  const converted = !marked && isConversion(input.wantedType, acknowledged, shown);
  return { values: shown, actor: converted ? 'broker' : 'external', command: null, changes };
}

function explains(command: Command, before: AcknowledgedValues, shown: AcknowledgedValues): boolean {
  if (command.kind !== 'modify' || !mayHaveArrived(command)) return false;
  return FIELDS.every((field) => shown[field] === (command.requested[field] ?? before[field]));
}

function isConversion(wanted: OrderType, before: AcknowledgedValues, shown: AcknowledgedValues): boolean {
  if (shown.quantity !== before.quantity || shown.triggerPrice !== before.triggerPrice) return false;
  const natural = shown.orderType === before.orderType || CONVERSIONS[wanted].includes(shown.orderType);
  // The price of an order that was sent without one is the market's to choose.
  return (
    natural &&
    (wanted === 'market' || wanted === 'stop_loss_market' || shown.limitPrice === before.limitPrice)
  );
}

/** A price that a row names. Rows of waiting orders sometimes carry a price of zero, which no order has. */
export function named(price: Paise | null): Paise | null {
  return (price ?? 0) > 0 ? price : null;
}
