import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../orders/index.ts';
import { readExactOrder, writeExactOrder } from './exact-order.ts';
import { decide, rowsOf } from './legacy.test-support.ts';
import { tracker } from './legacy-rows.test-support.ts';

function written(): JsonObject {
  const row = tracker({ status: 'EXECUTED', executed_qty: 10, qty: 10, execution_price: 2_450.5 });
  const [one] = decide(rowsOf('orders', [row])).orders;
  if (one === undefined) throw new Error('The row makes no order');
  expect([one.attempts.length, one.fills.length]).toEqual([1, 1]);
  const { order, attempts, fills, recommendation } = one;
  return writeExactOrder({ order, attempts, fills, recommendation });
}

/** The same with one value changed, at a path like `fills.0.id`. */
function damaged(path: string, value: unknown): JsonObject {
  const copy = written();
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at: unknown = copy;
  for (const name of names) at = Reflect.get(Object(at), name);
  Reflect.set(Object(at), last, value);
  return copy;
}

describe("an order's own part of an exported row", () => {
  it('is read back whole', () => {
    const { order, ...json } = written();
    const read = readExactOrder({ ...json, order: order ?? null });
    const again = read.ok ? writeExactOrder(read.value) : {};
    expect(again).toMatchObject(json);
    expect(order).toMatchObject(Object(again.order));
  });

  const damages: readonly (readonly [string, unknown, string])[] = [
    ['version', 2, 'version'],
    ['order', 'none', 'order'],
    ['order.id', 'no id', 'order.id'],
    ['order.status', 'unheard-of', 'order.status'],
    ['order.quantity', 1.5, 'order.quantity'],
    ['order.quantity', 0, 'order.quantity'],
    ['order.limitPrice', -5, 'order.limitPrice'],
    ['attempts.0.number', 0, 'attempts.number'],
    ['fills.0.quantity', 0, 'fills.quantity'],
    ['order.instrument', null, 'order.instrument'],
    ['attempts', 'none', 'attempts'],
    ['attempts.0.id', 'ord_1', 'attempts.id'],
    ['attempts.0.clientTag', 'a tag that is none, since it is far too long', 'attempts.clientTag'],
    ['attempts.0.state', 'unheard-of', 'attempts.state'],
    ['attempts.0.brokerOrderId', null, 'attempts.state'],
    ['attempts.0.acknowledged.orderType', 'unheard-of', 'acknowledged.orderType'],
    ['fills', {}, 'fills'],
    ['fills.0.id', 'no id', 'fills.id'],
    ['fills.0.attemptId', 'no id', 'fills.attemptId'],
    ['fills.0.brokerOrderId', 'no number', 'fills.brokerOrderId'],
    ['fills.0.value', 'much', 'fills.value'],
  ];
  for (const [path, value, field] of damages) {
    it(`is refused by the name of its field when ${path} is ${JSON.stringify(value)}`, () => {
      expect(readExactOrder(damaged(path, value))).toMatchObject({ ok: false, error: field });
    });
  }

  const doubled: readonly (readonly ['attempts' | 'fills', Record<string, unknown>, string])[] = [
    ['attempts', {}, 'attempts.id'],
    ['attempts', { id: 'att_other' }, 'attempts.number'],
    ['attempts', { id: 'att_other', number: 2 }, 'attempts.brokerOrderId'],
    ['fills', {}, 'fills.id'],
    ['fills', { id: 'fil_other' }, 'fills.fillKey'],
    ['fills', { id: 'fil_other', fillKey: 'cum:11', attemptId: 'att_other' }, 'fills.attemptId'],
  ];
  for (const [list, more, field] of doubled) {
    it(`is refused where its ${list} hold one twice, told by ${field}`, () => {
      const json = written();
      const all: unknown = json[list];
      const [one] = Array.isArray(all) ? all : [];
      const read = readExactOrder({ ...json, [list]: [one, { ...Object(one), ...more }] });
      expect(read).toMatchObject({ ok: false, error: field });
    });
  }

  it('keeps what the broker acknowledged, or that it did not', () => {
    const read = readExactOrder(damaged('attempts.0.acknowledged', null));
    expect(read.ok && read.value.attempts[0]?.acknowledged).toBeNull();
  });
});
