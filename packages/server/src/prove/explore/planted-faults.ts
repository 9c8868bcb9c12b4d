import type { ReconcileInput } from '@orderwatch/core';
import { changeSet } from '../../db/cycle/change-set.ts';
import { type Decisions, REAL } from './decisions.ts';
import { AT_WORK, explore, type Violation } from './explore.ts';

export interface PlantedFault {
  readonly name: string;
  /** The product's decisions with one of them made wrong. */
  readonly decide: Decisions;
}

function reading(change: (input: ReconcileInput) => ReconcileInput): Decisions {
  return { ...REAL, reconcile: (input) => REAL.reconcile(change(input)) };
}

/**
 * Faults that order-execution systems have had, each planted into one decision. The exploration must find every one of
 * them: it proves nothing about the product while it cannot tell it from these.
 */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    name: 'a time-out is taken for a failure',
    decide: {
      ...REAL,
      recordOutcome: (sent, facts) =>
        REAL.recordOutcome(
          sent,
          facts.outcome.kind === 'unknown'
            ? { ...facts, outcome: { kind: 'not_sent', why: 'timeout', words: 'No answer' } }
            : facts,
        ),
    },
  },
  {
    name: 'a restart sends again what was being sent',
    decide: {
      ...REAL,
      settleUnfinished: (orders, _deps, nowMs) =>
        changeSet(nowMs, {
          attempts: orders.flatMap(({ attempts }) =>
            attempts
              .filter(({ state }) => state === 'sending')
              .map((attempt) => ({
                attempt: { ...attempt, state: 'planned', brokerOrderId: null, filledQty: 0, reason: null },
                expectedState: 'sending',
              })),
          ),
        }),
    },
  },
  {
    name: 'a restart takes what was being sent for failed',
    decide: {
      ...REAL,
      settleUnfinished: (orders, deps, nowMs) =>
        REAL.settleUnfinished(
          orders.map((local) => ({
            ...local,
            attempts: local.attempts.map((attempt) =>
              attempt.state === 'sending'
                ? { ...attempt, state: 'planned', brokerOrderId: null, filledQty: 0, reason: null }
                : attempt,
            ),
          })),
          deps,
          nowMs,
        ),
    },
  },
  {
    name: 'what an incomplete reading lacks is taken for gone',
    decide: reading((input) => {
      const { snapshot } = input;
      if (snapshot.kind !== 'partial') return input;
      const { requestedAtMs, receivedAtMs, source, rows } = snapshot;
      const whole = { kind: 'complete', requestedAtMs, receivedAtMs, source, rows } as const;
      return { ...input, snapshot: whole };
    }),
  },
  {
    name: 'our tag is not looked at',
    decide: reading((input) => ({ ...input, local: { ...input.local, byTag: new Map() } })),
  },
  {
    name: 'a person may give up on an order without waiting',
    decide: {
      ...REAL,
      resolveNotPlaced: (local, attemptId, facts) =>
        local.attempts.some(({ id, state }) => id === attemptId && state === 'unconfirmed')
          ? REAL.resolveNotPlaced(local, attemptId, {
              ...facts,
              nowMs: Number.MAX_SAFE_INTEGER,
              completeReadingMs: Number.MAX_SAFE_INTEGER,
            })
          : REAL.resolveNotPlaced(local, attemptId, facts),
    },
  },
  {
    name: 'a status that the book shows is not written down',
    decide: {
      ...REAL,
      reconcile: (input) => {
        const decisions = REAL.reconcile(input);
        return { ...decisions, orders: decisions.orders.map((one) => ({ ...one, status: null })) };
      },
    },
  },
  {
    name: 'each report of a total is taken for a new execution',
    decide: {
      ...REAL,
      reconcile: (input) => {
        const decisions = REAL.reconcile(input);
        return {
          ...decisions,
          orders: decisions.orders.map((one) => ({
            ...one,
            fills: one.fills.map((fill) => ({ ...fill, quantity: fill.cumulativeQty })),
          })),
        };
      },
    },
  },
];

/** A shortest way to what is wrong with these decisions: of an order that is being placed, or of one at work. */
export function findFault(decide: Decisions): Violation | null {
  const rounds = [
    { depth: 3, after: [] },
    { depth: 4, after: AT_WORK },
    { depth: 5, after: [] },
  ];
  for (const round of rounds) {
    const [first] = explore({ orders: 1, first: true, ...round }, decide).violations;
    if (first !== undefined) return first;
  }
  return null;
}
