import { type Attempt, makeClientTag, type Order, paise, toId } from '@orderwatch/core';
import { seededRandom } from '../../desk/seeded-random.ts';
import { createIds } from '../../ids.ts';
import { draftAttempt, draftCommand, draftOrder } from '../../placement/draft-order.ts';
import { type ChangeSet, changeSet } from './change-set.ts';

/** The account whose changes are drafted, and its user. */
export interface Owner {
  readonly accountId: string;
  readonly userId: string;
}

export const NOW = Date.parse('2026-08-20T10:35:00Z');
export const ids = createIds(seededRandom(3));

export function draft(owner: Owner, token: string): { order: Order; attempt: Attempt } {
  const context = contextOf(owner);
  const order = draftOrder(
    context,
    {
      instrument: {
        exchange: 'NSE',
        segment: 'nse_cm',
        symbol: `S${token}`,
        series: 'EQ',
        tradingSymbol: `S${token}-EQ`,
        token,
        isin: null,
      },
      quantity: 10,
      orderType: 'limit',
      limitPrice: paise(104_000),
      variety: 'amo',
      tradingDay: 20_686,
    },
    { status: 'placing', placementRunId: null },
  );
  const random = new Uint8Array(7).fill(Number(token) % 256);
  random[1] = Math.floor(Number(token) / 256);
  return { order, attempt: draftAttempt(context, order, 1, makeClientTag('T1', random)) };
}

export function recording(owner: Owner, drafts: readonly ReturnType<typeof draft>[]): ChangeSet {
  const context = contextOf(owner);
  return changeSet(NOW, {
    newOrders: drafts.map(({ order }) => ({
      order,
      recommendation: { row: 1, note: 'null \u0000 and \ud800' },
    })),
    newAttempts: drafts.map(({ attempt }) => ({ attempt, request: { a: 1 } })),
    newCommands: drafts.map(({ order, attempt }) => draftCommand(context, order, attempt)),
    events: drafts.map(({ order, attempt }) => event('order.recorded', order, attempt)),
    evidence: [
      {
        id: ids.next('evd'),
        source: 'book',
        receivedAtMs: NOW,
        attemptId: null,
        text: '{"updRecvTm":1737536281123456789,"words":"\\u0000"}',
      },
    ],
    newDue: drafts.map(({ attempt }) => ({
      id: ids.next('due'),
      kind: 'verify_placement',
      subject: attempt.id,
      dueAtMs: NOW,
    })),
  });
}

export function event(kind: 'order.recorded' | 'order.queued', order: Order, attempt: Attempt) {
  return {
    id: ids.next('evt'),
    evidenceId: null,
    draft: {
      kind,
      actor: 'system',
      source: 'rule',
      orderId: order.id,
      attemptId: attempt.id,
      atMs: NOW,
      data: { text: 'bad \u0000 half \ud800 pair', amount: 12.5, nothing: null, list: [1, 'two'] },
    },
  } as const;
}

function contextOf({ accountId, userId }: Owner) {
  return { ids, accountId: toId('acc', accountId), userId: toId('usr', userId), runId: 'run_1', nowMs: NOW };
}
