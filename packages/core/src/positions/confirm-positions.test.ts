import { describe, expect, it } from 'vitest';
import type { BrokerHolding, BrokerPosition, Reading } from '../broker/index.ts';
import { dayPosition, holding } from '../placement/placement.test-support.ts';
import { confirmPositions, sharesHeld } from './confirm-positions.ts';
import { at, follow, NOW, order, positionOf, SBIN, sell } from './positions.test-support.ts';

const READ = NOW + 60_000;
const times = { requestedAtMs: READ, receivedAtMs: READ + 100 };
const token = SBIN.token;
const held = (quantity: number): Reading<BrokerHolding> => ({
  kind: 'complete',
  rows: [holding('SBIN', quantity, { token })],
  ...times,
});
const dealt = (net: number): Reading<BrokerPosition> => ({
  kind: 'complete',
  rows: [{ ...dayPosition('SBIN', net), token }],
  ...times,
});
const none = { kind: 'empty', ...times } as const;
const failed = { kind: 'failed', why: { kind: 'down', words: 'no answer' }, ...times } as const;
const partial = {
  kind: 'partial',
  rows: [holding('SBIN', 0)],
  quarantined: [{ raw: '', why: 'torn' }],
  ...times,
} as const;

const open = positionOf(order('a'));
const boughtToday = positionOf(order('a', { lastFilledAtMs: NOW }));

describe('holdings beside positions', () => {
  it.each([
    ['delivered', open, held(10), none, 'agrees'],
    ['and shares of their own', open, held(25), none, 'agrees'],
    ['bought today: not among the holdings yet', boughtToday, none, dealt(10), 'agrees'],
    ['sold by hand today', open, held(10), dealt(-4), 'holdings_disagree'],
    ['gone', open, none, none, 'holdings_disagree'],
  ] as const)('%s: %s', (_, position, holdings, todaysPositions, kind) => {
    const { verdicts, alerts } = confirmPositions([position], { holdings, todaysPositions });
    expect(verdicts).toMatchObject([{ kind, positionId: position.id, owned: 10 }]);
    expect(alerts.map((alert) => alert.kind)).toStrictEqual(kind === 'agrees' ? [] : ['holdings_disagree']);
  });

  it.each([
    ['holdings failed', open, failed, none, 'holdings_unread'],
    ['holdings in part', open, partial, none, 'holdings_unread'],
    ['positions failed', open, held(10), failed, 'positions_unread'],
    [
      'readings ten minutes apart',
      open,
      held(10),
      { ...none, requestedAtMs: READ + 600_000 },
      'readings_apart',
    ],
    ['an execution since', positionOf(order('a', { lastFilledAtMs: READ + 1 })), none, none, 'moved_since'],
  ] as const)('%s: nothing is concluded', (_, position, holdings, todaysPositions, why) => {
    const result = confirmPositions([position], { holdings, todaysPositions });
    expect(result).toMatchObject({ verdicts: [{ kind: 'unknown', why }], alerts: [] });
  });

  it('readings of two days are apart', () => {
    const midnight = at('2026-11-26 00:00');
    const holdings = { ...held(10), requestedAtMs: midnight - 1 };
    expect(sharesHeld(SBIN, { holdings, todaysPositions: { ...none, requestedAtMs: midnight } })).toBeNull();
  });

  it('the same shortfall of the same day is one alert, and closed positions are not looked at', () => {
    const readings = { holdings: held(3), todaysPositions: none };
    const [first, second] = [confirmPositions([open], readings), confirmPositions([open], readings)];
    expect(first.alerts).toStrictEqual(second.alerts);
    const closed = follow([open], [sell('s')]).positions;
    expect(confirmPositions(closed, readings).verdicts).toStrictEqual([]);
  });

  it('dealings within the day alone deliver nothing', () => {
    const intraday: Reading<BrokerPosition> = {
      kind: 'complete',
      rows: [{ ...dayPosition('SBIN', 5), product: 'MIS' }],
      ...times,
    };
    expect(sharesHeld(SBIN, { holdings: held(10), todaysPositions: intraday })).toBe(10);
    expect(sharesHeld(SBIN, { holdings: none, todaysPositions: dealt(-5) })).toBe(0);
  });
});
