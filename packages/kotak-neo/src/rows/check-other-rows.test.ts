import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { checkHistoryRow } from './check-history-row.ts';
import { checkHoldingRow } from './check-holding-row.ts';
import { checkLimits, checkMarginAnswer } from './check-limits-row.ts';
import { checkPositionFrame, checkPositionRow } from './check-position-row.ts';
import { checkQuoteRow } from './check-quote-row.ts';
import { checkTradeRow } from './check-trade-row.ts';
import { type CheckedRow, isRawRow, type RawRow } from './raw-row.ts';

function rowsOf(name: string): RawRow[] {
  const body = fixture(name);
  const list = isRawRow(body) ? body.data : body;
  return Array.isArray(list) ? list.filter(isRawRow) : [];
}

function read<Row>(checked: CheckedRow<Row>): Row {
  if (!checked.ok) throw new Error(checked.why);
  return checked.row;
}

describe('history', () => {
  it.each(['order_history.complete.json', 'order_history.rejected.json', 'order_history.amo.json'])(
    'reads every state of %s',
    (name) => {
      const rows = rowsOf(name).map((raw) => read(checkHistoryRow(raw)));
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ flDtTmMs }) => flDtTmMs !== undefined)).toBe(true);
    },
  );

  it('reads an exchange time with blanks in it', () => {
    const raw = { ...rowsOf('order_history.complete.json')[0], exchTmstp: '22-Jan-2025 14: 28: 01' };
    expect(read(checkHistoryRow(raw)).exchTmstpMs).toBe(1737536281000);
  });
});

describe('a fill', () => {
  it('is read from every sample, with its time', () => {
    const fills = rowsOf('trade_report.json').map((raw) => read(checkTradeRow(raw)));
    expect(fills.length).toBeGreaterThan(2);
    expect(fills[0]).toMatchObject({
      flId: '207983744',
      fldQty: 6,
      avgPrc: '801.50',
      filledAtMs: 1787284264000,
      updRecvTm: '1787284264949075690',
    });
  });

  it.each([
    ['flId', ''],
    ['nOrdNo', undefined],
    ['fldQty', 0],
    ['fldQty', ''],
    ['avgPrc', ''],
    ['avgPrc', '-1.00'],
    ['trnsTp', ''],
  ])('books nothing when %s is %j', (name, value) => {
    const checked = checkTradeRow({ ...rowsOf('trade_report.json')[0], [name]: value });
    expect(checked).toMatchObject({ ok: false, why: expect.stringContaining(name) });
  });
});

describe('a position', () => {
  it('nets what was bought and sold, carried quantities included', () => {
    const raw = rowsOf('positions.json')[0] ?? {};
    expect(read(checkPositionRow(raw))).toMatchObject({
      trdSym: 'HDFCBANK-EQ',
      netQty: 8,
      buyAmt: '8015.48',
    });
    const sold = { ...raw, flBuyQty: '0', flSellQty: '5', cfBuyQty: '2' };
    expect(read(checkPositionRow(sold)).netQty).toBe(-3);
  });

  it('is set aside when a quantity is blank', () => {
    const checked = checkPositionRow({ ...rowsOf('positions.json')[0], cfBuyQty: '' });
    expect(checked).toMatchObject({ ok: false, why: 'cfBuyQty is ""' });
  });

  it('comes with fewer fields from the feed', () => {
    const raw = { sym: 'HDFCBANK', exSeg: 'nse_cm', prod: 'CNC', flBuyQty: '10', buyAmt: '8015.48' };
    expect(read(checkPositionFrame(raw))).toMatchObject({ sym: 'HDFCBANK', flBuyQty: 10, trdSym: undefined });
  });
});

describe('a holding', () => {
  it('gives JSON numbers as the decimals that were sent', () => {
    const [idea, etf] = rowsOf('holdings.json').map((raw) => read(checkHoldingRow(raw)));
    expect(idea).toMatchObject({
      averagePrice: '9.5699',
      holdingCost: '334.9475',
      quantity: 35,
      exchangeIdentifier: '14366',
      instrumentToken: '8658',
    });
    expect(etf).toMatchObject({ symbol: 'ITBEES', series: 'EQ', sellableQuantity: 45 });
  });
});

describe('funds', () => {
  it('are read with their time', () => {
    const limits = read(checkLimits(fixture('limits.json')));
    expect(limits).toMatchObject({ Net: '10157.08', MarginUsed: '40.4', TimeStampMs: 1787294160823 });
  });

  it.each([
    [{ Net: '' }, 'Net'],
    [{ Net: 'x' }, 'Net'],
    [{ MarginUsed: 'x' }, 'MarginUsed'],
    [{ stat: 'Not_Ok' }, 'stat'],
  ])('are refused as %j', (change, word) => {
    const limits = fixture('limits.json');
    const checked = checkLimits({ ...(isRawRow(limits) ? limits : {}), ...change });
    expect(checked).toMatchObject({ ok: false, why: expect.stringContaining(word) });
  });

  it('that do not suffice are an answer', () => {
    expect(read(checkMarginAnswer(fixture('check_margin.insufficient.json')))).toMatchObject({
      rmsVldtd: 'NOT_OK',
      insufFund: '2342.920000',
    });
    expect(read(checkMarginAnswer(fixture('check_margin.ok.json'))).rmsVldtd).toBe('OK');
  });
});

describe('a quote', () => {
  it('is read with its depth', () => {
    const quote = read(checkQuoteRow(rowsOf('quotes.all.json')[0]));
    expect(quote).toMatchObject({ exchange_token: '1333', ltp: '801.6000', lstupTimeMs: 1787294157000 });
    expect(quote.depth?.buy[0]).toEqual({ price: '801.6000', quantity: 1733, orders: 4 });
    expect(quote.ohlc?.close).toBe('793.2000');
  });

  it('may carry the last price alone', () => {
    const quote = read(checkQuoteRow({ exchange_token: '1333', exchange: 'nse_cm', ltp: '801.60' }));
    expect(quote).toMatchObject({ ltp: '801.60', depth: undefined, total_buy: undefined });
  });

  it.each([
    [{ exchange: 'nse_cm', ltp: '1' }, 'exchange_token'],
    [{ exchange_token: '1', exchange: 'nse_cm', ltp: 'x' }, 'ltp'],
    [{ exchange_token: '1', exchange: 'nse_cm', depth: { buy: [{ price: 'x' }], sell: [] } }, 'depth'],
  ])('is set aside as %j', (raw, path) => {
    expect(checkQuoteRow(raw)).toMatchObject({ ok: false, why: expect.stringContaining(path) });
  });
});
