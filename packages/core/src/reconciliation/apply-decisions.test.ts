import { describe, expect, it } from 'vitest';
import type { Attempt, Fill } from '../orders/index.ts';
import { makeId } from '../orders/index.ts';
import { applyDecision, applyDecisions } from './apply-decisions.ts';
import type { OrderDecision } from './decisions.ts';
import { Desk } from './desk.test-support.ts';
import { commandsOf } from './local-book.ts';
import {
  at,
  attemptOf,
  book,
  commandOf,
  decimal,
  localOf,
  numberOf,
  orderOf,
  row,
} from './reconcile.test-support.ts';

const NOW_MS = at('10:05');
const nothing: OrderDecision = {
  orderId: makeId('ord', '1'),
  attempt: null,
  status: null,
  columns: {},
  fills: [],
  commands: [],
  events: [],
  evidence: null,
};
const fillOf = (cumulativeQty: number): Fill => ({
  id: makeId('fil', String(cumulativeQty)),
  orderId: makeId('ord', '1'),
  attemptId: makeId('att', '1'),
  brokerOrderId: numberOf(1),
  fillKey: `cum:${cumulativeQty}`,
  quantity: cumulativeQty,
  value: decimal('99'),
  cumulativeQty,
  filledAtMs: null,
  learnedAtMs: NOW_MS,
});
const changeOf = (attempt: Attempt) => ({
  attemptId: attempt.id,
  from: attempt,
  to: attemptOf(1, 'cancelled'),
});

describe('an order after a decision', () => {
  it('has the new columns, the next version and the time, and all else as it was', () => {
    const local = localOf(1, 'open', { positionSold: true });
    const columns = { missingSinceMs: NOW_MS, lastStatusCheckMs: NOW_MS };
    expect(applyDecision(local, { ...nothing, columns }, NOW_MS)).toEqual({
      ...local,
      order: { ...local.order, ...columns, version: 2, updatedAtMs: NOW_MS },
    });
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('moves to its new status; a correction (%s) is counted', (correction, corrections) => {
    const status = { from: 'pending_execution', to: 'cancelled', correction } as const;
    expect(applyDecision(localOf(1, 'open'), { ...nothing, status }, NOW_MS).order).toMatchObject({
      status: 'cancelled',
      corrections,
    });
  });

  it('only the attempt that was decided about changes, and keeps what the decision does not name', () => {
    const lastSeen = { ...row(1), confirmed: true, atMs: at('10:00') };
    const acknowledged = { quantity: 10, limitPrice: null, triggerPrice: null, orderType: 'market' } as const;
    const known = { ...attemptOf(1, 'open', { lastSeen, acknowledged }), exchangeOrderId: '11' };
    const other = attemptOf(2, 'open', { orderIndex: 1, number: 2 });
    const local = { ...localOf(1, 'open'), attempts: [known, other] };
    const attempt = changeOf(known);
    const after = applyDecision(local, { ...nothing, attempt }, NOW_MS).attempts;
    expect(after[0]).toMatchObject({ state: 'cancelled', exchangeOrderId: '11', acknowledged, lastSeen });
    expect(after[1]).toBe(other);
    const named = {
      ...attempt,
      exchangeOrderId: '22',
      acknowledged: { ...acknowledged, quantity: 5 },
      lastSeen: null,
    };
    expect(applyDecision(local, { ...nothing, attempt: named }, NOW_MS).attempts[0]).toMatchObject({
      exchangeOrderId: '22',
      acknowledged: { quantity: 5 },
      lastSeen: null,
    });
  });

  it('only the request that was decided about is settled', () => {
    const [cancel, modify] = [
      commandOf(1, 'cancel', { state: 'sending' }),
      commandOf(1, 'modify', { state: 'sending' }),
    ];
    const commands = [{ commandId: modify.id, from: 'sending', to: 'done' } as const];
    const after = applyDecision(
      localOf(1, 'open', { commands: [cancel, modify] }),
      { ...nothing, commands },
      NOW_MS,
    );
    expect(after.commands).toEqual([cancel, { ...modify, state: 'done' }]);
  });

  it('a fill that is there already is not added again', () => {
    const local = { ...localOf(1, 'open'), fills: [fillOf(4)] };
    const after = applyDecision(local, { ...nothing, fills: [fillOf(4), fillOf(10)] }, NOW_MS);
    expect(after.fills.map(({ cumulativeQty }) => cumulativeQty)).toEqual([4, 10]);
  });
});

describe('the orders after a reading', () => {
  it('those without a decision are the same objects', () => {
    const orders = [localOf(1, 'open'), localOf(2, 'open')];
    const columns = { missingSinceMs: NOW_MS };
    const [first, second] = applyDecisions(
      orders,
      { orders: [{ ...nothing, columns }], external: [] },
      NOW_MS,
    );
    expect(first?.order.missingSinceMs).toBe(NOW_MS);
    expect(second).toBe(orders[1]);
  });

  it('two decisions about one order follow on each other', () => {
    const decisions = [
      { ...nothing, columns: { missingSinceMs: NOW_MS } },
      { ...nothing, columns: { executionQty: 4 } },
    ];
    const [after] = applyDecisions([localOf(1, 'open')], { orders: decisions, external: [] }, NOW_MS);
    expect(after?.order).toMatchObject({ missingSinceMs: NOW_MS, executionQty: 4, version: 3 });
  });

  it('an adopted order stands behind the others, once, as nobody’s position', () => {
    const { external } = new Desk().see(
      book('10:01', [
        row(5, { placedBy: 'app', statusText: 'complete', filledQty: 10, averagePrice: decimal('99') }),
      ]),
    );
    const [adoption] = external;
    const orders = applyDecisions([localOf(1, 'open')], { orders: [], external }, NOW_MS);
    expect(orders.slice(1)).toEqual([
      {
        order: adoption?.order,
        attempts: [adoption?.attempt],
        commands: [],
        fills: adoption?.fills,
        positionSold: false,
      },
    ]);
    expect(applyDecisions(orders, { orders: [], external }, NOW_MS)).toEqual(orders);
  });
});

describe('the requests for an attempt', () => {
  it('are those of that attempt alone, oldest first', () => {
    const early = commandOf(1, 'modify', { requestedAtMs: at('10:01') });
    const late = commandOf(1, 'cancel', { requestedAtMs: at('10:02') });
    const local = {
      ...localOf(1, 'open'),
      order: orderOf(1),
      commands: [late, commandOf(2, 'cancel'), early],
    };
    expect(commandsOf({ index: 0, local, attempt: attemptOf(1, 'open') })).toEqual([early, late]);
  });
});
