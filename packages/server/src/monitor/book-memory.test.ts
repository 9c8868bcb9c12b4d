import { buildLocalBook, decimalFromPaise, type Position, paise, toId } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { type ChangeSet, changeSet } from '../db/cycle/change-set.ts';
import type { Committed } from '../db/cycle/commit-changes.ts';
import type { LoadedBook } from '../db/cycle/load-book.ts';
import { createBookMemory } from './book-memory.ts';

const NOW = Date.parse('2026-08-21T04:00:00Z');
const NOTHING = decimalFromPaise(paise(0));

const position: Position = {
  id: toId('pos', 'pos_1'),
  accountId: toId('acc', 'acc_1'),
  userId: toId('usr', 'usr_1'),
  instrument: {
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol: 'SBIN',
    series: 'EQ',
    tradingSymbol: 'SBIN-EQ',
    token: '3045',
    isin: 'INE062A01020',
  },
  instrumentKey: 'NSE:INE062A01020',
  openedAtMs: NOW,
  closedAtMs: null,
  quantity: 10,
  boughtQty: 10,
  boughtValue: NOTHING,
  soldQty: 0,
  soldValue: NOTHING,
  ledger: [],
  adjustments: [],
  sellHold: null,
  noSellReason: null,
  lastTarget: null,
  pricesConfirmedFor: null,
  faceValue: null,
};
const held: Position = {
  ...position,
  sellHold: { by: 'user', sinceMs: NOW, untilDay: null, reason: 'wait' },
};
const loaded: LoadedBook = {
  book: buildLocalBook([]),
  positions: [{ position, version: 3 }],
  eventSeq: 7,
  guard: {},
  sealedDay: null,
};
const afterHold = { ...loaded, positions: [{ position: held, version: 4 }], eventSeq: 8 };

function written(events: number, changes: Partial<ChangeSet>): Committed {
  return { firstSeq: 8, lastSeq: 7 + events, userId: 'usr_1', changes: changeSet(NOW, changes) };
}
const hold = written(1, { positions: [{ position: held, expectedVersion: 3 }] });

function remembering(book: LoadedBook) {
  const memory = createBookMemory();
  memory.take();
  memory.keep(book);
  return memory;
}

describe('the book in memory', () => {
  it('follows a write that changes known positions', () => {
    const memory = remembering(loaded);
    memory.note(hold);
    expect(memory.take()).toEqual(afterHold);
  });

  it.each<[string, Committed]>([
    ['changes an order', written(1, { supersededFills: [toId('fil', 'fil_1')] })],
    ['opens a position', written(1, { newPositions: [position] })],
    [
      'closes one',
      written(1, { positions: [{ position: { ...held, closedAtMs: NOW }, expectedVersion: 3 }] }),
    ],
    ['rests on another version of one', written(1, { positions: [{ position: held, expectedVersion: 2 }] })],
    ['comes behind one that was missed', { ...hold, firstSeq: 9, lastSeq: 9 }],
  ])('has to be loaded anew behind a write that %s', (_, other) => {
    const memory = remembering(loaded);
    memory.note(other);
    expect(memory.now()).toEqual(loaded);
    expect(memory.take()).toBeUndefined();
  });

  it('is decided upon again, and not loaded, when a position was changed meanwhile', () => {
    const memory = remembering(loaded);
    memory.take();
    expect(memory.isUntouched()).toBe(true);
    memory.note(hold);
    expect(memory.isUntouched()).toBe(false);
    expect(memory.catchUp(loaded)).toEqual(afterHold);
    expect(memory.isUntouched()).toBe(true);
  });

  it('is loaded when it was out of date and nobody here has written', () => {
    const memory = remembering(loaded);
    memory.take();
    expect(memory.catchUp(loaded)).toBeUndefined();
  });

  it('takes what others wrote behind its own write into account', () => {
    const memory = remembering({ ...loaded, eventSeq: 6 });
    memory.take();
    const own: Committed = { ...written(0, { dueDone: [] }), firstSeq: 7 };
    memory.note(own);
    memory.note(hold);
    memory.keep(loaded, own.changes);
    expect(memory.take()).toEqual(afterHold);
  });
});
