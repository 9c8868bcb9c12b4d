import type { JsonObject } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { legacyInstrument } from './legacy-symbol.ts';
import { plainStatus } from './legacy-words.ts';
import { legacyTimeText } from './write-rows.ts';

/** What is or was owned of a share. */
export interface TrackedShare {
  readonly tradingSymbol: string;
  readonly symbol: string;
  readonly quantity: number;
  readonly openedAtMs: EpochMs;
  /** Null while something is owned. */
  readonly closedAtMs: EpochMs | null;
  /** The broker's numbers of its orders, oldest first. */
  readonly orderNumbers: readonly string[];
}

/**
 * The entries of `system_recommended_symbols.json`: those that were taken over, brought up to what is owned today, then one
 * for each share that was bought since. What the older file said and nothing contradicts stays word for word.
 */
export function writeTrackedSymbols(
  before: readonly JsonObject[],
  shares: readonly TrackedShare[],
): readonly JsonObject[] {
  const open = new Map(shares.filter(isOpen).map((share) => [share.tradingSymbol, share]));
  const closed = new Map(
    shares.filter((share) => !isOpen(share)).map((share) => [share.tradingSymbol, share]),
  );
  const told = new Set<string>();
  const kept = before.map((entry) => {
    const symbol = symbolOf(entry);
    if (symbol === undefined || !isActive(entry)) return entry;
    const share = open.get(symbol);
    // A second active entry of the same share would count its shares twice.
    if (share === undefined || told.has(symbol)) return ended(entry, closed.get(symbol));
    told.add(symbol);
    return entry.current_tracked_qty === share.quantity
      ? entry
      : { ...entry, current_tracked_qty: share.quantity };
  });
  const added = [...open.values()].filter(({ tradingSymbol }) => !told.has(tradingSymbol)).map(newEntry);
  return [...kept, ...added];
}

function isOpen({ closedAtMs }: TrackedShare): boolean {
  return closedAtMs === null;
}

function isActive({ tracking_status: status }: JsonObject): boolean {
  return typeof status === 'string' && plainStatus(status) === 'active';
}

function symbolOf({ symbol, ticker }: JsonObject): string | undefined {
  const text = typeof symbol === 'string' ? symbol : ticker;
  return typeof text === 'string' ? legacyInstrument(text)?.tradingSymbol : undefined;
}

function ended(entry: JsonObject, share: TrackedShare | undefined): JsonObject {
  const at = share?.closedAtMs ?? null;
  return {
    ...entry,
    tracking_status: 'completed',
    tracking_ended_at: at === null ? (entry.tracking_ended_at ?? null) : legacyTimeText(at),
    current_tracked_qty: 0,
  };
}

function newEntry(share: TrackedShare): JsonObject {
  const startedAt = legacyTimeText(share.openedAtMs);
  return {
    id: `track-${share.tradingSymbol}-${startedAt.slice(0, 19).replace(/\D/g, '')}`,
    symbol: share.tradingSymbol,
    ticker: `${share.symbol}.NS`,
    tracking_started_at: startedAt,
    tracking_ended_at: null,
    tracking_status: 'active',
    system_qty: share.quantity,
    current_tracked_qty: share.quantity,
    pre_existing_qty: 0,
    initial_order_id: share.orderNumbers[0] ?? null,
    all_related_orders: [...share.orderNumbers],
    recommendation_source: null,
    recommendation_verdict: null,
  };
}
