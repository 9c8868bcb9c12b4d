import { describe, expect, it } from 'vitest';
import { findCancelFault, findModifyFault, findPlaceFault } from './check-fields.ts';
import type { CancelOrderFields, ModifyOrderFields, PlaceOrderFields } from './fields.ts';
import { cancelBody, formOf, modifyBody, placeBody } from './order-bodies.ts';

const buy: PlaceOrderFields = {
  am: 'YES',
  es: 'nse_cm',
  pc: 'CNC',
  pr: '39.00',
  pt: 'L',
  qt: '10',
  rt: 'DAY',
  ts: 'ITBEES-EQ',
  tt: 'B',
  ig: 'OW7K2M9QXA',
};
const change: ModifyOrderFields = { no: '260821000101001', am: 'NO', qt: '5', pr: '40', pt: 'L', vd: 'DAY' };

describe('fields of a new order', () => {
  it.each<[Partial<PlaceOrderFields>, string | undefined]>([
    [{}, undefined],
    [{ pt: 'MKT', pr: '0' }, undefined],
    [{ pt: 'MKT', pr: '0.0' }, undefined],
    [{ pt: 'SL', tp: '38.50' }, undefined],
    [{ pt: 'SL-M', pr: '0', tp: '38.50' }, undefined],
    [{ ig: null }, undefined],
    [{ pr: '0' }, 'price above 0'],
    [{ pr: '0.00' }, 'price above 0'],
    [{ pr: '' }, 'not a price'],
    [{ pr: '-1' }, 'not a price'],
    [{ pr: '1e5' }, 'not a price'],
    [{ pr: 'NaN' }, 'not a price'],
    [{ pt: 'MKT', pr: '39' }, 'takes pr 0'],
    [{ pt: 'SL' }, 'trigger price above 0'],
    [{ tp: '38' }, 'no trigger price'],
    [{ qt: '0' }, 'whole number above 0'],
    [{ qt: '1.5' }, 'whole number above 0'],
    [{ qt: '' }, 'whole number above 0'],
    [{ qt: '-5' }, 'whole number above 0'],
    [{ dq: 'x' }, 'whole number'],
    [{ ts: ' ' }, 'empty'],
    [{ ig: '' }, 'empty'],
    [{ es: 'mcx_fo', rt: 'IOC' }, 'DAY only'],
  ])('changed by %j: %s', (fields, fault) => {
    const found = findPlaceFault({ ...buy, ...fields });
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });

  it('travel as Kotak’s fourteen keys in its order', () => {
    expect(Object.keys(placeBody(buy)).join(' ')).toBe('am dq es mp pc pr pt qt rt tp ts tt ig os');
    expect(placeBody(buy)).toMatchObject({ dq: '0', mp: '0', tp: '0', os: 'NEOTRADEAPI', ig: 'OW7K2M9QXA' });
    expect(placeBody({ ...buy, pt: 'MKT', pr: '0.0' }).pr).toBe('0');
    const { ig, ...untagged } = buy;
    expect(ig).toBeDefined();
    expect(placeBody(untagged).ig).toBeNull();
  });

  it('are one form field of JSON', () => {
    const form = new URLSearchParams(formOf(placeBody({ ...buy, ts: 'M&M-EQ' })));
    expect([...form.keys()]).toEqual(['jData']);
    expect(JSON.parse(form.get('jData') ?? '')).toMatchObject({ ts: 'M&M-EQ', qt: '10' });
  });
});

describe('fields of a change', () => {
  it.each<[Partial<ModifyOrderFields>, string | undefined]>([
    [{}, undefined],
    [{ no: '' }, 'not an order number'],
    [{ no: '12/../34567' }, 'not an order number'],
    [{ pr: '0' }, 'price above 0'],
    [{ qt: '0' }, 'whole number above 0'],
  ])('changed by %j: %s', (fields, fault) => {
    const found = findModifyFault({ ...change, ...fields });
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });

  it('travel with the number as no and the validity as vd', () => {
    expect(Object.keys(modifyBody(change)).join(' ')).toBe('mp dq vd pr pt am tp qt no os');
  });
});

describe('fields of a cancellation', () => {
  it.each<[CancelOrderFields, string | undefined]>([
    [{ on: '260821000101001', am: 'NO' }, undefined],
    [{ on: '260821000101001', am: 'YES', ts: 'ITBEES-EQ' }, undefined],
    [{ on: '260821000101001', am: 'YES', ts: '' }, 'ts is needed'],
    [{ on: 'x', am: 'NO' }, 'not an order number'],
  ])('%j: %s', (fields, fault) => {
    const found = findCancelFault(fields);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });

  it('carry flag and symbol for an AMO only', () => {
    expect(cancelBody({ on: '260821000101001', am: 'NO' })).toEqual({ on: '260821000101001', am: 'NO' });
    const amo = { on: '260821000101001', am: 'YES', ts: 'ITBEES-EQ' } as const;
    expect(cancelBody(amo)).toEqual(amo);
  });
});
