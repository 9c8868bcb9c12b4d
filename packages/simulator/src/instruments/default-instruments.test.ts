import { describe, expect, it } from 'vitest';
import { DEFAULT_INSTRUMENTS } from './default-instruments.ts';

describe('the default listing', () => {
  it('names each instrument once in its segment, by token and by trading symbol', () => {
    const tokens = DEFAULT_INSTRUMENTS.map((one) => `${one.segment}|${one.token}`);
    const symbols = DEFAULT_INSTRUMENTS.map((one) => `${one.segment}|${one.tradingSymbol}`);
    expect(new Set(tokens).size).toBe(DEFAULT_INSTRUMENTS.length);
    expect(new Set(symbols).size).toBe(DEFAULT_INSTRUMENTS.length);
    expect(DEFAULT_INSTRUMENTS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(DEFAULT_INSTRUMENTS.map((one) => [one.tradingSymbol, one] as const))(
    '%s is priced on its own tick, with a well-formed ISIN',
    (_name, one) => {
      expect(one.basePaise % one.tickPaise).toBe(0);
      expect(one.isin).toMatch(/^IN[EF][0-9A-Z]{9}$/);
      expect(one.freezeQuantity).toBeGreaterThan(0);
    },
  );

  it('has what the rules need: a fund, a trade-to-trade share, hardly traded shares, both exchanges', () => {
    expect(DEFAULT_INSTRUMENTS.some((one) => one.isin.startsWith('INF'))).toBe(true);
    expect(DEFAULT_INSTRUMENTS.some((one) => one.tradingSymbol.endsWith('-BE'))).toBe(true);
    expect(DEFAULT_INSTRUMENTS.some((one) => one.averageVolume < 10_000)).toBe(true);
    expect(new Set(DEFAULT_INSTRUMENTS.map((one) => one.exchange))).toEqual(new Set(['NSE', 'BSE']));
    expect(DEFAULT_INSTRUMENTS.filter((one) => one.hasDerivatives).length).toBeGreaterThan(20);
    expect(DEFAULT_INSTRUMENTS.filter((one) => !one.hasDerivatives).length).toBeGreaterThan(10);
  });
});
