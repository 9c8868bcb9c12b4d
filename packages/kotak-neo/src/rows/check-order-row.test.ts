import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { checkOrderFrame } from './check-order-frame.ts';
import { checkOrderRow } from './check-order-row.ts';
import { isRawRow, type RawRow } from './raw-row.ts';

const rows = rowsOf(fixture('order_report.json'));
const first = rows[0] ?? {};

function rowsOf(body: unknown): RawRow[] {
  return isRawRow(body) && Array.isArray(body.data) ? body.data.filter(isRawRow) : [];
}

function read(raw: RawRow) {
  const checked = checkOrderRow(raw);
  if (!checked.ok) throw new Error(checked.why);
  return checked.row;
}

describe('a row of the order book', () => {
  it('is read from every sample', () => {
    expect(rows).toHaveLength(13);
    for (const raw of rows) expect(checkOrderRow(raw).ok).toBe(true);
  });

  it('gives quantities as numbers, prices as text and times as epoch milliseconds', () => {
    const { raw, ...row } = read(first);
    expect(raw).toBe(first);
    expect(row).toMatchObject({
      nOrdNo: '260821000101001',
      ordSt: 'complete',
      qty: 10,
      fldQty: 10,
      prc: '802.00',
      avgPrc: '801.55',
      ordDtTmMs: 1787284265000,
      boeSec: 1787284265,
      updRecvTm: '1787284265365284372',
      rejRsn: undefined,
      ordGenTp: undefined,
      tok: '1333',
    });
  });

  it('tells the same moment by its wall time and by its epoch seconds', () => {
    for (const row of rows.map(read)) {
      if (row.ordDtTmMs !== undefined) expect(row.ordDtTmMs / 1_000).toBe(row.boeSec);
    }
  });

  it('marks an AMO, and leaves out what the exchange has not said', () => {
    const amo = rows.map(read).find(({ nOrdNo }) => nOrdNo === '260821000909101');
    expect(amo).toMatchObject({ ordGenTp: 'AMO', exOrdId: undefined, exCfmTmMs: undefined });
  });

  it('keeps a fill beyond the ordered quantity as told', () => {
    expect(read({ ...first, fldQty: 12 })).toMatchObject({ qty: 10, fldQty: 12 });
  });

  const condemned: readonly [string, unknown][] = [
    ['nOrdNo', ''],
    ['nOrdNo', undefined],
    ['nOrdNo', 'NA'],
    ['ordSt', undefined],
    ['ordSt', ''],
    ['ordSt', {}],
    ['trnsTp', 'X'],
    ['trdSym', null],
    ['exSeg', undefined],
    ['prod', ''],
    ['prcTp', 7],
    ['qty', ''],
    ['qty', -1],
    ['qty', 'abc'],
    ['qty', Number.NaN],
    ['qty', Number.POSITIVE_INFINITY],
    ['qty', 1.5],
    ['fldQty', undefined],
    ['fldQty', '1e309'],
    ['unFldSz', ''],
    ['cnlQty', -3],
    ['prc', 'cheap'],
    ['avgPrc', {}],
    ['trgPrc', true],
  ];
  it.each(condemned.filter(([name]) => name !== 'prcTp'))('is set aside when %s is %j', (name, value) => {
    const checked = checkOrderRow({ ...first, [name]: value });
    expect(checked).toMatchObject({ ok: false, why: expect.stringContaining(name) });
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => void checkOrderRow(value)));
    const names = Object.keys(first);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        void checkOrderRow({ ...first, [name]: value });
        void checkOrderFrame({ ...first, [name]: value });
      }),
    );
  });
});

describe('an order of the feed', () => {
  it('may be sparse', () => {
    const checked = checkOrderFrame({ nOrdNo: '260821000101001', ordSt: 'open' });
    expect(checked).toMatchObject({
      ok: true,
      row: { nOrdNo: '260821000101001', ordSt: 'open', qty: undefined, trnsTp: undefined },
    });
  });

  it.each([
    [{ ordSt: 'open' }, 'nOrdNo'],
    [{ nOrdNo: '260821000101001', fldQty: '' }, 'fldQty'],
    [{ nOrdNo: '260821000101001', trnsTp: 'X' }, 'trnsTp'],
    [{ nOrdNo: '260821000101001', avgPrc: 'x' }, 'avgPrc'],
  ])('is refused as %j', (raw, name) => {
    expect(checkOrderFrame(raw)).toMatchObject({ ok: false, why: expect.stringContaining(name) });
  });
});
