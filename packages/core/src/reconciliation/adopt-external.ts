import { type BrokerOrder, spellStatusText } from '../broker/index.ts';
import { instrumentKey } from '../market/index.ts';
import {
  type AccountId,
  type Attempt,
  type AttemptId,
  type AttemptState,
  attemptStateOf,
  type BrokerOrderId,
  type CancelledBy,
  decideAttemptMove,
  deriveOrderStatus,
  explainRejection,
  type Fill,
  findNextFill,
  makeId,
  type Order,
  type OrderId,
  type OrderInstrument,
  type UserId,
} from '../orders/index.ts';
import { attributeCancel } from './attribute-cancel.ts';
import type { Adoption } from './decisions.ts';
import { describeRow } from './describe-row.ts';
import { named } from './detect-modification.ts';
import { readEvidence } from './read-evidence.ts';
import { seenNow } from './reconcile-row.ts';
import type { RowContext } from './row-context.ts';

/** The ids of an order that is not ours are functions of where it stands, so that adopting it twice is once. */
export function externalOrderId(accountId: AccountId, brokerOrderId: BrokerOrderId): OrderId {
  return makeId('ord', `x${brokerOrderId}_${accountId.slice('acc_'.length)}`);
}

export function externalAttemptId(accountId: AccountId, brokerOrderId: BrokerOrderId): AttemptId {
  return makeId('att', `x${brokerOrderId}_${accountId.slice('acc_'.length)}`);
}

/**
 * Takes an order that we did not send into our records, as whatever it is by now. A status text that we do not know is
 * taken for a working order: it exists, and nothing says that it is over.
 */
export function adoptExternal(
  row: BrokerOrder,
  owner: { readonly userId: UserId; readonly candidateFor: AttemptId | null },
  context: RowContext,
): Adoption | null {
  if (!Number.isSafeInteger(row.quantity) || row.quantity <= 0) {
    const about = `${row.brokerOrderId}:${row.quantity}`;
    context.log.raise({
      kind: 'row_unusable',
      severity: 'S2',
      orderId: null,
      about,
      facts: describeRow(row),
    });
    return null;
  }
  if (row.status === 'unknown') context.log.raiseUnknownText(spellStatusText(row.statusText), null);
  const enteredAtMs = row.enteredAtMs ?? row.updatedAtMs ?? context.receivedAtMs;
  const tradingDay = context.facts.tradingDayFor(enteredAtMs, row.variety);
  const cancelledBy = attributeExternal(row, tradingDay, context);
  const state = readExternalState(row, cancelledBy);
  const attempt = buildAttempt(row, state, enteredAtMs, context);
  const fill = nextFill(row, attempt, context);
  const order = buildOrder(
    row,
    { userId: owner.userId, enteredAtMs, tradingDay, cancelledBy, state },
    context,
  );
  return {
    order,
    attempt,
    fills: fill === undefined ? [] : [fill],
    events: [
      {
        kind: 'order.external_seen',
        actor: row.placedBy === 'broker' ? 'broker' : 'external',
        source: context.source,
        orderId: order.id,
        attemptId: attempt.id,
        atMs: context.receivedAtMs,
        data: {
          ...describeRow(row),
          status: order.status,
          placedBy: row.placedBy,
          placedByText: row.placedByText,
          candidateFor: owner.candidateFor,
        },
      },
    ],
    evidence: { source: context.source, receivedAtMs: context.receivedAtMs, payload: row.raw },
    candidateFor: owner.candidateFor,
  };
}

function attributeExternal(row: BrokerOrder, tradingDay: number, context: RowContext): CancelledBy | null {
  if (row.status === 'expired') return 'expiry';
  if (row.status !== 'cancelled') return null;
  return attributeCancel({
    row,
    commands: [],
    seen: null,
    validity: row.validity,
    tradingDay,
    dayEndMs: context.facts.dayEndMs,
    receivedAtMs: context.receivedAtMs,
  }).by;
}

function readExternalState(row: BrokerOrder, cancelledBy: CancelledBy | null): AttemptState {
  const evidence = cancelledBy === 'expiry' ? 'seen_expired' : readEvidence(row, row.filledQty);
  // Like an order of ours whose reply was lost: the row is the first that we hear of it.
  const { to } = decideAttemptMove('unconfirmed', evidence);
  const filledQty = row.status === 'unknown' ? 0 : Math.max(0, row.filledQty);
  const built = attemptStateOf({
    state: to,
    brokerOrderId: row.brokerOrderId,
    filledQty,
    reason: row.rejectReason,
  });
  if (!built.ok) throw new Error(`Row ${row.brokerOrderId} cannot be adopted: ${built.error}`);
  return built.value;
}

function buildAttempt(
  row: BrokerOrder,
  state: AttemptState,
  enteredAtMs: number,
  context: RowContext,
): Attempt {
  return {
    ...state,
    id: externalAttemptId(context.accountId, row.brokerOrderId),
    orderId: externalOrderId(context.accountId, row.brokerOrderId),
    number: 1,
    clientTag: null,
    exchangeOrderId: row.exchangeOrderId,
    createdAtMs: context.receivedAtMs,
    sentAtMs: enteredAtMs,
    answeredAtMs: null,
    acknowledged: {
      quantity: row.quantity,
      limitPrice: named(row.limitPrice),
      triggerPrice: named(row.triggerPrice),
      orderType: row.orderType,
    },
    lastSeen: seenNow(row, null, context),
  };
}

function nextFill(row: BrokerOrder, attempt: Attempt, context: RowContext): Fill | undefined {
  const { id, orderId } = attempt;
  return findNextFill({ id, orderId, brokerOrderId: row.brokerOrderId }, context.accountId, [], {
    filledQty: attempt.filledQty,
    averagePrice: row.averagePrice,
    filledAtMs: row.updatedAtMs,
    learnedAtMs: context.receivedAtMs,
  });
}

interface OrderFacts {
  readonly userId: UserId;
  readonly enteredAtMs: number;
  readonly tradingDay: number;
  readonly cancelledBy: CancelledBy | null;
  readonly state: AttemptState;
}

function buildOrder(row: BrokerOrder, facts: OrderFacts, context: RowContext): Order {
  const { state, cancelledBy } = facts;
  const instrument = findInstrument(row, context);
  const rejected = state.state === 'rejected' ? explainRejection(row.rejectReason ?? row.statusText) : null;
  return {
    ...NOTHING_YET,
    id: externalOrderId(context.accountId, row.brokerOrderId),
    accountId: context.accountId,
    userId: facts.userId,
    createdAtMs: facts.enteredAtMs,
    updatedAtMs: context.receivedAtMs,
    tradingDay: facts.tradingDay,
    side: row.side,
    instrument,
    instrumentKey: instrumentKey(instrument),
    quantity: row.quantity,
    orderType: row.orderType,
    limitPrice: named(row.limitPrice),
    triggerPrice: named(row.triggerPrice),
    variety: row.variety,
    validity: row.validity,
    product: row.product,
    status: deriveOrderStatus({
      side: row.side,
      origin: 'external',
      managed: false,
      variety: row.variety,
      attempt: state,
      filledQty: state.filledQty,
      positionSold: false,
      queue: 'none',
    }),
    reasonCode: rejected?.code ?? null,
    rejectionReason: rejected?.words ?? null,
    availableCash: rejected?.amounts.availableCash ?? null,
    requiredCash: rejected?.amounts.requiredCash ?? null,
    shortfall: rejected?.amounts.shortfall ?? null,
    cancelledReason: cancelledBy === null ? null : row.rejectReason,
    cancelledBy,
    lastStatusCheckMs: context.receivedAtMs,
    executionQty: state.filledQty,
    executionPrice: state.filledQty > 0 ? row.averagePrice : null,
    executionTimeMs: state.filledQty > 0 ? row.updatedAtMs : null,
  };
}

const NOTHING_YET = {
  version: 1,
  corrections: 0,
  origin: 'external',
  managed: false,
  placementRunId: null,
  disclosedQuantity: 0,
  failureReason: null,
  firstFailedAtMs: null,
  lastRetryAttemptMs: null,
  retryCount: 0,
  retryExpiresAtMs: null,
  retryExpiryProvisional: false,
  missingSinceMs: null,
  linkedOrderId: null,
  positionId: null,
  verifiedAtMs: null,
} as const;

// Today's list knows the ISIN, by which the same share is found whatever its series; without it the row must do.
function findInstrument(row: BrokerOrder, { facts }: RowContext): OrderInstrument {
  const { exchange, segment, symbol, series, tradingSymbol, token } = row;
  return (
    facts.findInstrument(segment, token) ?? {
      exchange,
      segment,
      symbol,
      series,
      tradingSymbol,
      token,
      isin: null,
    }
  );
}
