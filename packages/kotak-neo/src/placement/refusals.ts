import type { Envelope } from '../envelope/envelope.ts';
import { isRawRow, type RawRow } from '../rows/raw-row.ts';

export type OrderOperation = 'place' | 'modify' | 'cancel';

/** One reviewed refusal: an answer that proves that the request did not enter the order system. */
export interface Refusal {
  /** Where the answer carries its code: the order gateway's `stCode` beside a `stat`, or an older gateway's form. */
  readonly in: 'stCode' | 'code' | 'error';
  readonly code: string;
  readonly operations: readonly OrderOperation[];
  /** When given, one of the answer's texts must match, because the code has other meanings, too. */
  readonly words?: RegExp;
  /** Why the answer is proof. */
  readonly because: string;
}

const every: readonly OrderOperation[] = ['place', 'modify', 'cancel'];
const changes: readonly OrderOperation[] = ['modify', 'cancel'];

/**
 * The reviewed list. What is not here is `unknown`, and these are left out on purpose:
 * - 32, and 5204 "Client OrderID already exists": the tag is taken. If the request was repeated on its way, the order
 *   that took it is ours and is live.
 * - 14 "error from core" and 1005 "Internal" for a new order: the order system was reached, and failed at an unknown
 *   point.
 * - 429 and every 5xx: a gateway may answer so after the request behind it went on.
 * - 5203 "No Data": says nothing about an order.
 */
export const refusals: readonly Refusal[] = [
  listed('100022', every, 'the gateway turns a dead session away before order entry'),
  listed('1003', every, 'the documented answer to a dead session'),
  listed('100008', every, 'the address is checked before order entry'),
  listed('100021', every, 'a token without trading rights cannot enter orders'),
  listed('1017', every, 'the account may not send orders by API'),
  listed('1007', every, 'the body or the symbol failed validation'),
  listed('1009', every, 'the quantity or the instrument failed validation'),
  listed('1006', ['place'], 'the exchange segment failed validation', /invalid exchange/i),
  listed(
    '1006',
    changes,
    'the order can no longer be changed',
    /already executed|already cancelled or not found/i,
  ),
  listed('1004', ['place'], 'funds failed validation', /insufficient balance/i),
  listed('1021', changes, 'the order is finished'),
  listed('14', changes, 'an AMO is changed with its flag only', /hash error/i),
  listed('5202', every, 'the request failed validation', /invalid request/i),
  listed('5204', every, 'the request failed validation', /bad input/i),
  {
    in: 'code',
    code: '900901',
    operations: every,
    because: 'the gateway turns a dead token away before order entry',
  },
  {
    in: 'error',
    code: '91400',
    operations: changes,
    because: 'the order was not placed by API, and may not be changed by it',
  },
];

function listed(
  code: string,
  operations: readonly OrderOperation[],
  because: string,
  words?: RegExp,
): Refusal {
  return { in: 'stCode', code, operations, because, ...(words ? { words } : {}) };
}

/** Finds the reviewed refusal that an answer is, or undefined. Mistyped answers are none. */
export function findRefusal(
  operation: OrderOperation,
  body: RawRow,
  envelope: Envelope,
): Refusal | undefined {
  const place = placeOfCode(body);
  return refusals.find(
    ({ in: where, code, operations, words }) =>
      where === place &&
      code === envelope.code &&
      operations.includes(operation) &&
      (words === undefined || envelope.texts.some((text) => words.test(text))),
  );
}

function placeOfCode(body: RawRow): Refusal['in'] | undefined {
  if (body.stCode !== undefined) {
    return typeof body.stCode === 'number' && typeof body.stat === 'string' ? 'stCode' : undefined;
  }
  if (body.code !== undefined) return 'code';
  return Array.isArray(body.error) && body.error.every(isRawRow) ? 'error' : undefined;
}
