import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Answer, type ForeignClient, placement, rowsIn } from '../foreign-client.fixture.ts';
import { APP_ORDER, startDay } from '../trading-day.fixture.ts';

const errors: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../fixtures/errors.json', import.meta.url), 'utf8'),
);

function place(client: ForeignClient, values: Record<string, unknown> = {}): Promise<Answer> {
  return client.post('/quick/order/rule/ms/place', placement(values));
}

async function rowOf(client: ForeignClient, acknowledgement: Answer): Promise<Record<string, unknown>> {
  const { nOrdNo } = acknowledgement.body;
  const row = rowsIn(await client.get('/quick/user/orders')).find((one) => one.nOrdNo === nOrdNo);
  if (!row) throw new Error(`Order ${nOrdNo} is not in the book`);
  return row;
}

function changeOf(nOrdNo: unknown, values: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    mp: '0',
    dq: '0',
    vd: 'DAY',
    pr: '9.20',
    pt: 'L',
    am: 'NO',
    tp: '0',
    qt: '12',
    no: nOrdNo,
    os: 'NEOTRADEAPI',
    ...values,
  };
}

describe('placing an order', () => {
  it('is acknowledged with a number of fifteen digits that begins with the day', async () => {
    const { client } = await startDay('09:20:00');
    const { text } = await place(client);
    expect(text).toMatch(/^\{"stat":"Ok","nOrdNo":"260821\d{9}","stCode":200\}$/);
  });

  it('echoes the tag, the side, the type, the price and where it came from', async () => {
    const { client, clock } = await startDay('09:20:00');
    const acknowledgement = await place(client, { ig: 'tag-1', pr: '9.05', os: 'NEOFINTECH001' });
    await clock.advanceBy(5000);
    expect(await rowOf(client, acknowledgement)).toMatchObject({
      GuiOrdId: 'tag-1',
      trnsTp: 'B',
      prcTp: 'L',
      prc: '9.05',
      qty: 10,
      algId: '99999',
      ordSrc: 'ADMINCPPAPI_NEOFINTECH001',
      ordGenTp: 'NA',
      ordSt: 'open',
      stat: 'open',
      actId: 'AB1C2',
    });
  });

  it('takes an after-market order in the evening and marks it in the book', async () => {
    const { client, clock } = await startDay('16:05:00');
    const acknowledgement = await place(client, { am: 'YES', ig: 'amo-1' });
    await clock.advanceBy(5000);
    expect(await rowOf(client, acknowledgement)).toMatchObject({
      ordGenTp: 'AMO',
      ordSt: 'after market order req received',
      exOrdId: 'NA',
      exCfmTm: '--',
      unFldSz: 10,
    });
  });

  it('is acknowledged even when the risk desk rejects it moments later', async () => {
    const { client, clock } = await startDay('09:20:00');
    const acknowledgement = await place(client, { qt: '9000000' });
    expect(acknowledgement.body.stat).toBe('Ok');
    await clock.advanceBy(5000);
    expect(await rowOf(client, acknowledgement)).toMatchObject({
      ordSt: 'rejected',
      rejRsn: expect.stringMatching(/^RMS:/),
      exOrdId: 'NA',
      fldQty: 0,
      unFldSz: 0,
      ordEntTm: '--',
    });
  });

  it('refuses a tag that was used before', async () => {
    const { client } = await startDay('09:20:00');
    await place(client, { ig: 'tag-1' });
    expect((await place(client, { ig: 'tag-1' })).body).toEqual(errors.place_tag_not_unique);
  });

  const refused = [
    { name: 'no quantity', values: { qt: '0' }, body: errors.order_invalid_quantity },
    { name: 'a quantity in words', values: { qt: 'ten' }, body: errors.order_invalid_quantity },
    { name: 'an empty price', values: { pr: '' }, body: errors.order_invalid_quantity },
    { name: 'a price of 0.0', values: { pr: '0.0' }, body: { stCode: 1009 } },
    { name: 'a limit order without a price', values: { pr: '0' }, body: { stCode: 1009 } },
    { name: 'a stop without a trigger', values: { pt: 'SL' }, body: { stCode: 1009 } },
    { name: 'an unknown side', values: { tt: 'X' }, body: errors.order_body_invalid },
    { name: 'an unknown product', values: { pc: 'BO' }, body: errors.order_body_invalid },
    { name: 'no AMO flag', values: { am: null }, body: errors.order_body_invalid },
    {
      name: 'an unknown segment',
      values: { es: 'lse_cm' },
      body: { stCode: 1006, emsg: 'Invalid Exchange' },
    },
    {
      name: 'an unknown symbol',
      values: { ts: 'NOBODY-EQ' },
      body: { stCode: 1007, emsg: 'Invalid Symbol' },
    },
  ];
  it.each(refused)('refuses $name, and nothing reaches the broker', async ({ values, body }) => {
    const { client, simulator } = await startDay('09:20:00');
    expect((await place(client, values)).body).toMatchObject(Object(body));
    expect(simulator.broker.truth().requests).toEqual([]);
  });

  it('refuses a body that is no form of jData', async () => {
    const { client } = await startDay('09:20:00');
    const headers = { Auth: client.token, Sid: client.sid, 'Content-Type': 'application/json' };
    for (const body of ['{}', 'jData=', 'jData=%7B', 'jData=[]', '']) {
      const answer = await client.send(`${client.baseUrl}/quick/order/rule/ms/place`, {
        method: 'POST',
        headers,
        body,
      });
      expect(answer.body).toEqual(errors.order_body_invalid);
    }
  });

  it('takes a form of JSON nulls for what is not used', async () => {
    const { client } = await startDay('09:20:00');
    expect((await place(client, { ig: null, tp: null, dq: null, pf: 'N' })).body.stat).toBe('Ok');
  });
});

describe('modifying an order', () => {
  it('keeps its number, takes the new total quantity and rewrites the tag', async () => {
    const { client, clock } = await startDay('09:20:00');
    const acknowledgement = await place(client, { ig: 'tag-1' });
    await clock.advanceBy(5000);
    const answer = await client.post('/quick/order/vr/modify', changeOf(acknowledgement.body.nOrdNo));
    expect(answer.body).toEqual(acknowledgement.body);
    await clock.advanceBy(5000);
    const row = await rowOf(client, acknowledgement);
    expect(row).toMatchObject({ prc: '9.20', qty: 12, ordSt: 'open' });
    expect(row.GuiOrdId).not.toBe('tag-1');
    expect(row.mfdBy).toBe(row.usrId);
  });

  it('of a finished order is refused as completed, with status 400', async () => {
    const { client, clock } = await startDay('09:20:00');
    const { body } = await place(client, { pt: 'MKT', pr: '0' });
    await clock.advanceBy(120_000);
    const answer = await client.post('/quick/order/vr/modify', changeOf(body.nOrdNo));
    expect(answer).toMatchObject({ status: 400, body: errors.already_complete });
  });
});

describe('cancelling an order', () => {
  it('ends it with its remainder cancelled and the tag rewritten', async () => {
    const { client, clock } = await startDay('09:20:00');
    const acknowledgement = await place(client, { ig: 'tag-1' });
    await clock.advanceBy(5000);
    const { nOrdNo } = acknowledgement.body;
    expect((await client.post('/quick/order/cancel', { on: nOrdNo, am: 'NO' })).body).toEqual(
      acknowledgement.body,
    );
    await clock.advanceBy(5000);
    expect(await rowOf(client, acknowledgement)).toMatchObject({
      ordSt: 'cancelled',
      cnlQty: 10,
      fldQty: 0,
      GuiOrdId: expect.stringMatching(/^tag-1-\d{10}$/),
    });
  });

  it('of a waiting after-market order needs the flag', async () => {
    const { client, clock } = await startDay('16:05:00');
    const acknowledgement = await place(client, { am: 'YES' });
    await clock.advanceBy(5000);
    const { nOrdNo } = acknowledgement.body;
    expect((await client.post('/quick/order/cancel', { on: nOrdNo, am: 'NO' })).text).toBe(
      '{"stCode":14,"errMsg":"error from core","stat":"ErrorCode(16) -> ErrorText(hash error)"}',
    );
    const cancelled = await client.post('/quick/order/cancel', { on: nOrdNo, am: 'YES', ts: 'IDEA-EQ' });
    expect(cancelled.body.stat).toBe('Ok');
    await clock.advanceBy(5000);
    expect(await rowOf(client, acknowledgement)).toMatchObject({ ordSt: 'cancelled after market order' });
  });

  it('of an unknown order is refused', async () => {
    const { client } = await startDay('09:20:00');
    const { body } = await client.post('/quick/order/cancel', { on: '260821000000000', am: 'NO' });
    expect(String(body.stat).toLowerCase()).not.toBe('ok');
    expect(body.nOrdNo).toBeUndefined();
  });
});

describe('an order of the mobile app', () => {
  it('has no algo id and names the app', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    const { body } = await place(client);
    await clock.advanceBy(5000);
    simulator.broker.cancel('AB1C2', String(body.nOrdNo), { amo: false }, 'app');
    simulator.broker.place('AB1C2', APP_ORDER, 'app');
    await clock.advanceBy(5000);
    const rows = rowsIn(await client.get('/quick/user/orders'));
    expect(rows.map(({ ordSrc, algId }) => ({ ordSrc, algId }))).toEqual([
      { ordSrc: 'ADMINCPPAPI_NEOTRADEAPI', algId: '99999' },
      { ordSrc: 'ADMINCPPAPI_MOB', algId: 'NA' },
    ]);
  });
});

describe('exits of cover and bracket orders', () => {
  it.each(['co', 'bo'])('are refused: /quick/order/%s/exit', async (kind) => {
    const { client } = await startDay('09:20:00');
    const { body, status } = await client.post(`/quick/order/${kind}/exit`, { on: '1', am: 'NO' });
    expect({ stat: body.stat, status }).toEqual({ stat: 'Not_Ok', status: 400 });
  });
});
