import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { noteSellDecision, sellReasonFacts } from './note-sell-decision.ts';
import type { SellDecision } from './sell-decision.ts';
import type { SellReason } from './sell-reason.ts';
import { NOW, ownSell, TEN } from './targets.test-support.ts';

const none = (reason: SellReason): SellDecision => ({ kind: 'none', positionId: TEN.id, reason });
const circuit = (target: number): SellReason => ({
  code: 'above_circuit',
  target: paise(target),
  upperBand: paise(99_00),
});
const placed: SellDecision = {
  kind: 'place',
  positionId: TEN.id,
  quantity: 10,
  limitPrice: paise(100_00),
  target: { price: paise(100_00), basis: 'ema9' },
};

describe('why a position has no sell', () => {
  it('is written with its facts, and told', () => {
    const change = noteSellDecision(TEN, none(circuit(100_00)), NOW);
    expect(change?.position.noSellReason).toStrictEqual({
      code: 'above_circuit',
      sinceMs: NOW,
      facts: {
        target: 100_00,
        upperBand: 99_00,
        sentence: "Its target, ₹100.00, lies above today's circuit of ₹99.00. It is placed when it fits.",
      },
    });
    expect(change?.events).toMatchObject([
      { kind: 'position.sell_missing', data: { code: 'above_circuit', target: 100_00 } },
    ]);
  });

  it('that has not changed is neither written nor told again, whatever its numbers do', () => {
    const parked = noteSellDecision(TEN, none(circuit(100_00)), NOW)?.position ?? TEN;
    expect(noteSellDecision(parked, none(circuit(100_05)), NOW + 60_000)).toBeNull();
  });

  it.each<SellReason>([
    { code: 'market_closed', reason: { code: 'calendar_unknown' } },
    { code: 'not_yet_sellable', day: null },
    { code: 'held', by: 'user', untilDay: null, why: 'x' },
    { code: 'frozen', why: 'x', jumps: [] },
  ])('$code is written, and no news', (reason) => {
    const change = noteSellDecision(TEN, none(reason), NOW);
    expect(change).toMatchObject({ position: { noSellReason: { code: reason.code } }, events: [] });
  });

  it('is gone when a sell is asked for or at work', () => {
    const parked = noteSellDecision(TEN, none(circuit(100_00)), NOW)?.position ?? TEN;
    expect(noteSellDecision(parked, placed, NOW)?.position).toMatchObject({
      noSellReason: null,
      lastTarget: { price: 100_00, atMs: NOW, basis: 'ema9' },
    });
    const kept: SellDecision = { kind: 'keep', positionId: TEN.id, sell: ownSell(), reason: null };
    expect(noteSellDecision(parked, kept, NOW)?.position.noSellReason).toBeNull();
    expect(noteSellDecision(TEN, kept, NOW)).toBeNull();
  });

  it('is the reason for which its sell is taken back', () => {
    const cancel: SellDecision = {
      kind: 'cancel',
      positionId: TEN.id,
      sell: ownSell(),
      reason: { code: 'on_sale_by_hand', quantity: 10 },
    };
    expect(noteSellDecision(TEN, cancel, NOW)?.position.noSellReason).toMatchObject({
      code: 'on_sale_by_hand',
    });
  });

  it('the target of a change of price is remembered, that of a quantity alone is not', () => {
    const modify = {
      kind: 'modify',
      positionId: TEN.id,
      sell: ownSell(),
      quantity: 10,
      limitPrice: paise(99_00),
      target: { price: paise(99_00), basis: 'percent' },
    } as const;
    expect(noteSellDecision(TEN, { ...modify, why: ['price'] }, NOW)?.position.lastTarget).toMatchObject({
      price: 99_00,
      basis: 'percent',
    });
    expect(noteSellDecision(TEN, { ...modify, why: ['quantity'] }, NOW)).toBeNull();
    expect(noteSellDecision(TEN, { ...modify, why: ['price'], target: null }, NOW)).toBeNull();
  });

  it('has facts that are plain JSON', () => {
    const reason: SellReason = {
      code: 'frozen',
      why: 'a split',
      jumps: [{ kind: 'isin', before: 'a', now: 'b' }],
    };
    expect(JSON.parse(JSON.stringify(sellReasonFacts(reason)))).toStrictEqual(sellReasonFacts(reason));
  });
});
