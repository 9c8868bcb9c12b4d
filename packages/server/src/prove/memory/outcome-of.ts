import { dayText } from '../../db/cycle/records.ts';
import { assembleOutcome } from '../../rehearse/assemble-outcome.ts';
import type { Outcome } from '../../rehearse/outcome.ts';
import type { MemoryTables } from './memory-tables.ts';

/** What the tables say of an account, in the words in which rehearsals are judged. */
export function outcomeOf(tables: MemoryTables): Outcome {
  const attempts = [...tables.attempts.values()].map(({ attempt }) => attempt);
  const positionOf = (orderId: string) => tables.orders.get(orderId)?.order.positionId ?? null;
  return assembleOutcome({
    orders: [...tables.orders.values()].map(({ order }) => ({
      id: order.id,
      symbol: order.instrument.symbol,
      tradingSymbol: order.instrument.tradingSymbol,
      side: order.side,
      origin: order.origin,
      status: order.status,
      tradingDay: dayText(order.tradingDay),
      createdAtMs: order.createdAtMs,
      quantity: order.quantity,
      limitPricePaise: order.limitPrice,
      executionQty: order.executionQty,
      executionPrice: order.executionPrice,
      executedAtMs: order.executionTimeMs,
      reasonCode: order.reasonCode,
      brokerWords: order.rejectionReason ?? order.cancelledReason ?? order.failureReason,
      cancelledBy: order.cancelledBy,
      shortfallPaise: order.shortfall,
      retryCount: order.retryCount,
      verifiedAtMs: order.verifiedAtMs,
      missing: order.missingSinceMs !== null,
      positionId: order.positionId,
      attempts: attempts
        .filter(({ orderId }) => orderId === order.id)
        .map(({ id, clientTag, brokerOrderId, state, filledQty }) => ({
          ...{ id, tag: clientTag, brokerOrderId, state, filledQty },
        })),
    })),
    events: tables.events.map(({ id, seq, evidenceId, draft }) => ({
      ...{ id, seq, evidenceId, orderId: draft.orderId, kind: draft.kind, actor: draft.actor },
      ...{ source: draft.source, atMs: draft.atMs },
      positionId: typeof draft.data.positionId === 'string' ? draft.data.positionId : null,
    })),
    positions: [...tables.positions.values()].map(({ position }) => position),
    fills: [...tables.fills.values()].flatMap(({ fill, superseded }) =>
      superseded
        ? []
        : [
            {
              orderId: fill.orderId,
              brokerOrderId: fill.brokerOrderId,
              quantity: fill.quantity,
              valuePaise: Math.round(Number(fill.value) * 100),
              positionId: positionOf(fill.orderId),
            },
          ],
    ),
    notices: [...tables.notices.values()],
    told: [],
    answers: [],
  });
}
