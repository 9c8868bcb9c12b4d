import { paise, parseDecimal } from '../money/index.ts';
import type { EventKind, JsonObject } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { Notice, NoticeOrder } from './notice.ts';
import { NOTICE_KINDS, type NoticeKind } from './notice-kinds.ts';

/** What differs from notice to notice: the rest is one order of forty shares. */
interface Sample {
  readonly data?: JsonObject;
  readonly order?: Partial<NoticeOrder>;
  readonly event?: EventKind;
  readonly actor?: Notice['actor'];
}

const HOUR_MS = 3_600_000;
const MARGIN =
  'RMS:Margin Exceeds,Cash Available:28290.00,Additional margin required:4210.00 for entity account-EXAMPLE';
const SHORT = '₹4,210.00 short: ₹32,500.00 needed, ₹28,290.00 free.';
const DONE = { status: 'ongoing', executionQty: 40, executionPrice: decimal('811.90') } as const;

/**
 * An invented notice of a kind, for showing a person how its message looks. The words are those of every message; the
 * shares, amounts and numbers in them are examples. Total.
 */
export function sampleNotice(kind: NoticeKind, nowMs: EpochMs): Notice {
  const { data = {}, order, event = null, actor = 'broker' } = samplesAt(nowMs)[kind];
  return {
    id: 'ntc_example',
    eventId: 'evt_example',
    kind,
    severity: NOTICE_KINDS[kind].severity,
    accountId: 'acc_example',
    accountLabel: null,
    orderId: order === undefined ? null : 'ord_example',
    order: order === undefined ? null : { ...ORDER, ...order },
    eventKind: event,
    actor,
    data,
    atMs: nowMs,
  };
}

const ORDER: NoticeOrder = {
  side: 'buy',
  quantity: 40,
  symbol: 'WIPRO',
  orderType: 'limit',
  limitPrice: paise(812_50),
  triggerPrice: null,
  variety: 'amo',
  origin: 'system',
  status: 'amo',
  reasonCode: null,
  failureReason: null,
  rejectionReason: null,
  cancelledReason: null,
  cancelledBy: null,
  executionQty: 0,
  executionPrice: null,
  retryCount: 0,
  retryExpiresAtMs: null,
};

function samplesAt(nowMs: EpochMs): Readonly<Record<NoticeKind, Sample>> {
  const laterMs = nowMs + 5 * HOUR_MS;
  const queued = {
    status: 'retry_pending',
    reasonCode: 'insufficient_balance',
    failureReason: SHORT,
    retryExpiresAtMs: laterMs,
  } as const;
  const number = { brokerOrderId: '260800000012345' };
  return {
    order_placed: { order: {}, data: number },
    order_accepted_late: { order: {}, data: number },
    order_rejected: {
      order: { status: 'rejected', reasonCode: 'margin_short', rejectionReason: MARGIN },
      event: 'order.rejected',
      data: { rejectReason: MARGIN, code: null },
    },
    order_failed: {
      order: { status: 'failed', failureReason: '₹812.50 lies outside the price band.' },
      actor: 'system',
    },
    order_executed: { order: DONE, data: { filledQty: 40, averagePrice: '811.90' } },
    order_partly_filled: {
      order: { status: 'pending_execution', executionQty: 15, executionPrice: decimal('812.00') },
      data: { filledQty: 15, averagePrice: '812.00' },
    },
    order_cancelled: { order: { status: 'cancelled', cancelledBy: 'user' }, actor: 'external' },
    order_modified: {
      order: { limitPrice: paise(815_00) },
      actor: 'external',
      data: { changes: { limitPrice: { from: 812_50, to: 815_00 } } },
    },
    order_change_refused: {
      order: {},
      event: 'order.cancel_refused',
      data: { rejectReason: 'Order cannot be cancelled: it was already executed' },
    },
    order_expired: { order: { status: 'cancelled', cancelledBy: 'expiry' }, data: { filledQty: 0 } },
    order_unconfirmed: {
      order: { status: 'unconfirmed' },
      actor: 'unknown',
      data: { words: '504 Gateway Time-out' },
    },
    order_settled: { order: {}, data: { reason: 'the book shows it under our tag' } },
    order_missing: { order: {}, actor: 'unknown' },
    order_found: { order: {} },
    order_corrected: {
      order: DONE,
      data: { fromStatus: 'cancelled', toStatus: 'ongoing' },
    },
    order_contradicted: { order: {}, data: { anomaly: 'filled_quantity_fell' } },
    order_external: {
      order: { origin: 'external', variety: 'regular', status: 'pending_execution' },
      actor: 'external',
      data: { placedByText: "by hand in the broker's app" },
    },
    retry_added: { order: queued, actor: 'system' },
    retry_retried: { order: { ...queued, retryCount: 1 }, actor: 'user' },
    retry_removed: {
      order: { ...queued, status: 'cancelled' },
      event: 'order.retry_expired',
      actor: 'system',
    },
    retry_expiring: { order: queued, actor: 'system' },
    funds_short: {
      actor: 'system',
      data: {
        orders: 2,
        symbols: ['WIPRO', 'ITC'],
        shortfall: 4_210_00,
        requiredCash: 65_000_00,
        availableCash: 60_790_00,
        retryExpiresAtMs: laterMs,
      },
    },
    run_cut_short: {
      actor: 'system',
      data: { text: 'The program stopped after 3 of 5 rows; those are placed, the other 2 are not.' },
    },
    target_moved: {
      order: { side: 'sell', limitPrice: paise(836_00), variety: 'regular' },
      actor: 'system',
      data: { changes: { limitPrice: { from: 840_00, to: 836_00 } } },
    },
    position_opened: {
      order: DONE,
      event: 'position.opened',
      data: { symbol: 'WIPRO', positionQty: 40, boughtValue: '32476.00', target: 836_00 },
    },
    position_closed: {
      order: { ...DONE, side: 'sell', status: 'closed' },
      event: 'position.closed',
      data: {
        symbol: 'WIPRO',
        positionQty: 0,
        boughtValue: '32476.00',
        soldValue: '33440.00',
        charges: 98_40,
        realisedNet: 865_60,
      },
    },
    position_changed: { data: { symbol: 'WIPRO', positionQty: 25, by: 'hand' }, actor: 'external' },
    sells_problem: {
      event: 'position.frozen',
      actor: 'system',
      data: {
        symbol: 'WIPRO',
        positionQty: 40,
        reason: "the exchange's base price is ₹162.40 and the last close was ₹812.00: a split or a bonus",
      },
    },
    session_lost: { event: 'account.session_lost', data: { words: 'Invalid session' } },
    session_renewed: { actor: 'system' },
    feed_down: { actor: 'system' },
    feed_restored: { actor: 'system' },
    broker_unreachable: { data: { words: '503 Service Unavailable' } },
    broker_reachable: { data: { failingSinceMs: nowMs - HOUR_MS } },
    clock_off: { actor: 'system', data: { offMs: -95_000 } },
    clock_right: { actor: 'system' },
    book_doubted: { data: { alert: 'orders_vanished' } },
    unknown_words: { data: { text: 'put order req parked' } },
    wrong_account: { data: { shown: 'ZY9X8' } },
    other_program: { actor: 'external' },
    circuit_breaker: { actor: 'system', data: { reason: '3 orders in a row were rejected' } },
    kill_switch: { actor: 'user', data: { reason: 'wrong file of recommendations' } },
    placing_resumed: { actor: 'user' },
    account_paused: { actor: 'user', event: 'account.paused' },
    mode_changed: { actor: 'user', data: { from: 'read-only', to: 'live' } },
    day_unsealed: { actor: 'system' },
    calendar_ending: { actor: 'system', data: { lastDay: '31 Dec 2026', daysLeft: 21 } },
    day_report: {
      actor: 'system',
      data: {
        which: 'close',
        sealed: true,
        figures: { placed: 5, executed: 3, rejected: 1, retryQueue: 1, positionsOpen: 4 },
        bought: 97_428_00,
        realisedNet: 865_60,
      },
    },
    channel_failed: {
      actor: 'system',
      data: {
        channelName: 'E-mail',
        why: 'the mail server refused the password',
        mend: 'enter the password again, and press Test.',
      },
    },
  };
}

function decimal(text: string) {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(`no amount: ${text}`);
  return read.value;
}
