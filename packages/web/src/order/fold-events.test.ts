import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderEvent } from '../api/types.ts';
import { foldEvents } from './fold-events.ts';

const events = (kinds: readonly string[]): OrderEvent[] =>
  kinds.map((kind, seq) => ({
    id: `evt_${seq}`,
    seq,
    order_id: 'ord_1',
    attempt_id: null,
    kind,
    actor: 'exchange',
    source: 'feed',
    at: '2026-08-24T04:00:00Z',
    sentence: `${kind} ${seq}`,
    body: {},
    evidence_id: null,
  }));
const shape = (kinds: readonly string[]) =>
  foldEvents(events(kinds)).map((line) => (line.kind === 'fold' ? line.events.length : line.event.kind));

describe('the timeline of an order', () => {
  it('tells different events one by one', () => {
    expect(shape(['a', 'b', 'a', 'b'])).toEqual(['a', 'b', 'a', 'b']);
  });

  it('leaves a few equal ones as they are', () => {
    expect(shape(['a', 'f', 'f', 'f', 'f', 'b'])).toEqual(['a', 'f', 'f', 'f', 'f', 'b']);
  });

  it('folds a long run between its first and its last', () => {
    expect(shape(['a', 'f', 'f', 'f', 'f', 'f', 'b'])).toEqual(['a', 'f', 3, 'f', 'b']);
  });

  it('measures the last of a run against the one before it, folded or not', () => {
    const lines = foldEvents(events(['f', 'f', 'f', 'f', 'f']));
    const last = lines.at(-1);
    expect(last?.kind === 'event' && last.before?.seq).toBe(3);
  });

  it('leaves nothing out and changes no order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'f', 'g'), { maxLength: 40 }), (kinds) => {
        const all = events(kinds);
        const told = foldEvents(all).flatMap((line) => (line.kind === 'fold' ? line.events : [line.event]));
        expect(told).toEqual(all);
      }),
    );
  });
});
