import { describe, expect, it } from 'vitest';
import { type Answer, type ForeignClient, placement, rowsIn } from '../foreign-client.fixture.ts';
import { APP_ORDER, startDay, type TradingDay } from '../trading-day.fixture.ts';
import type { Fault } from './fault.ts';

const BOOK = '/quick/user/orders';

function place(client: ForeignClient, values: Record<string, unknown> = {}): Promise<Answer> {
  return client.post('/quick/order/rule/ms/place', placement(values));
}

/** A day with `count` orders resting in the book. */
async function dayWithOrders(count: number): Promise<TradingDay> {
  const day = await startDay('09:20:00');
  for (let order = 1; order <= count; order += 1) await place(day.client, { ig: `tag-${order}` });
  await day.clock.advanceBy(5000);
  return day;
}

async function tagsInBook(client: ForeignClient): Promise<unknown[]> {
  return rowsIn(await client.get(BOOK)).map(({ GuiOrdId }) => GuiOrdId);
}

describe('a lost reply', () => {
  const cases = [
    { name: 'before: the order was not taken', fault: { kind: 'lost_before' }, taken: 0 },
    { name: 'after: the order was taken', fault: { kind: 'lost_after' }, taken: 1 },
    { name: 'in the middle of the body: the order was taken', fault: { kind: 'reset_mid_body' }, taken: 1 },
  ] as const;
  it.each(cases)('$name', async ({ fault, taken }) => {
    const { client, simulator } = await startDay('09:20:00');
    const added = simulator.faults.add({ ...fault, operation: 'place', times: 1 });
    await expect(place(client)).rejects.toThrow();
    expect(simulator.broker.truth().orders).toHaveLength(taken);
    expect(added.hits()).toBe(1);
    expect((await place(client)).body.stat).toBe('Ok');
  });
});

describe('an answer of the wrong kind', () => {
  const cases: { name: string; fault: Fault; status: number; text: RegExp; taken: number }[] = [
    { name: 'status before', fault: { kind: 'status', status: 503 }, status: 503, text: /^$/, taken: 0 },
    {
      name: 'status after, with a body',
      fault: { kind: 'status', status: 500, body: '{"code":500}', when: 'after' },
      status: 500,
      text: /^\{"code":500\}$/,
      taken: 1,
    },
    { name: 'a gateway’s page', fault: { kind: 'html' }, status: 502, text: /^<html>/, taken: 1 },
    {
      name: 'one of Kotak’s error bodies',
      fault: { kind: 'error_body', label: 'unauthorised_address' },
      status: 403,
      text: /100008/,
      taken: 0,
    },
    { name: 'truncated', fault: { kind: 'truncated', at: 9 }, status: 200, text: /^\{"stat":"$/, taken: 1 },
  ];
  it.each(cases)('$name', async ({ fault, status, text, taken }) => {
    const { client, simulator } = await startDay('09:20:00');
    simulator.faults.add({ ...fault, operation: 'place', times: 1 });
    const answer = await place(client);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(simulator.broker.truth().orders).toHaveLength(taken);
  });
});

describe('time', () => {
  it('passes for a delayed answer while its caller keeps the clock still', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'delay', ms: 5000, operation: 'place' });
    const start = clock.nowMs();
    const answered = place(client).then((answer) => ({ answer, atMs: clock.nowMs() - start }));
    await clock.advanceBy(60_000);
    const { answer, atMs } = await answered;
    expect(answer.body.stat).toBe('Ok');
    expect(atMs).toBe(5000);
    expect(simulator.broker.truth().requests[0]?.atMs).toBe(start + 5000);
  });

  it('is delayed after the request was taken when asked so', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'delay', ms: 5000, when: 'after', operation: 'place' });
    const start = clock.nowMs();
    const answered = place(client);
    await clock.advanceBy(60_000);
    await answered;
    expect(simulator.broker.truth().requests[0]?.atMs).toBe(start);
  });

  it.each([
    { when: 'before', taken: 0 },
    { when: 'after', taken: 1 },
  ] as const)(
    'passes until the caller gives up a call that hangs $when it was taken',
    async ({ when, taken }) => {
      const { client, clock, simulator } = await startDay('09:20:00');
      simulator.faults.add({ kind: 'hang', when, operation: 'place' });
      const giveUp = new AbortController();
      clock.setTimer(30_000, () => giveUp.abort());
      const call = client.send(`${client.baseUrl}/quick/order/rule/ms/place`, {
        method: 'POST',
        headers: { Auth: client.token, Sid: client.sid },
        body: new URLSearchParams({ jData: JSON.stringify(placement()) }).toString(),
        signal: giveUp.signal,
      });
      const refused = expect(call).rejects.toThrow(/abort/i);
      await clock.advanceBy(40_000);
      await refused;
      expect(simulator.broker.truth().orders).toHaveLength(taken);
    },
  );
});

describe('a spoiled book', () => {
  const cases: { name: string; fault: Fault; tags: unknown[] }[] = [
    { name: 'is empty', fault: { kind: 'no_data' }, tags: [] },
    { name: 'lacks rows', fault: { kind: 'shrunken_book', missing: 1 }, tags: ['tag-1', 'tag-2'] },
    { name: 'lacks all rows', fault: { kind: 'shrunken_book', missing: 9 }, tags: [] },
    {
      name: 'has a row twice',
      fault: { kind: 'duplicate_rows' },
      tags: ['tag-1', 'tag-2', 'tag-3', 'tag-1'],
    },
    { name: 'has lost its tags', fault: { kind: 'changed_tag', tag: '' }, tags: ['', '', ''] },
  ];
  it.each(cases)('$name', async ({ fault, tags }) => {
    const { client, simulator } = await dayWithOrders(3);
    const added = simulator.faults.add({ ...fault, times: 1 });
    expect(await tagsInBook(client)).toEqual(tags);
    expect(added.hits()).toBe(1);
    expect(await tagsInBook(client)).toEqual(['tag-1', 'tag-2', 'tag-3']);
  });

  it('has the same rows in another order', async () => {
    const { client, simulator } = await dayWithOrders(6);
    simulator.faults.add({ kind: 'shuffled_rows' });
    const tags = await tagsInBook(client);
    expect(tags).not.toEqual(['tag-1', 'tag-2', 'tag-3', 'tag-4', 'tag-5', 'tag-6']);
    expect([...tags].sort()).toEqual(['tag-1', 'tag-2', 'tag-3', 'tag-4', 'tag-5', 'tag-6']);
  });

  it('says 5203 in the very words of an empty one', async () => {
    const { client, simulator } = await dayWithOrders(1);
    simulator.faults.add({ kind: 'no_data' });
    expect((await client.get(BOOK)).text).toBe('{"stat":"Not_Ok","errMsg":"No Data","stCode":5203}');
  });

  it('stays what it was before the fault began', async () => {
    const { client, clock, simulator } = await dayWithOrders(1);
    const before = await client.get(BOOK);
    const fault = simulator.faults.add({ kind: 'stale_book' });
    await place(client, { ig: 'tag-2' });
    await clock.advanceBy(5000);
    expect((await client.get(BOOK)).text).toBe(before.text);
    expect((await client.get(BOOK)).text).toBe(before.text);
    fault.remove();
    expect(await tagsInBook(client)).toEqual(['tag-1', 'tag-2']);
  });

  it('is another account’s', async () => {
    const { client, clock, simulator } = await dayWithOrders(1);
    simulator.addAccount({ ucc: 'ZZ9Z9', cashPaise: 10_000_000 });
    simulator.broker.place('ZZ9Z9', APP_ORDER, 'app');
    await clock.advanceBy(5000);
    simulator.faults.add({ kind: 'other_account', otherUcc: 'ZZ9Z9' });
    expect(rowsIn(await client.get(BOOK)).map(({ actId }) => actId)).toEqual(['ZZ9Z9']);
  });

  it('names a status that no document has, in both places', async () => {
    const { client, simulator } = await dayWithOrders(1);
    simulator.faults.add({ kind: 'unknown_status', text: 'under the moon' });
    expect(rowsIn(await client.get(BOOK))[0]).toMatchObject({
      stat: 'under the moon',
      ordSt: 'under the moon',
    });
  });

  const shapes = [
    { shape: 'data_null', data: null },
    { shape: 'data_text', data: 'No Data' },
    { shape: 'data_object', data: expect.objectContaining({ qty: 10 }) },
    { shape: 'rows_null', data: [null] },
    { shape: 'quantity_text', data: [expect.objectContaining({ qty: 'abc', fldQty: 'abc' })] },
    { shape: 'quantity_negative', data: [expect.objectContaining({ qty: -1 })] },
    { shape: 'quantity_huge', data: [expect.objectContaining({ qty: '1e309' })] },
    { shape: 'missing_number', data: [expect.not.objectContaining({ nOrdNo: expect.anything() })] },
  ] as const;
  it.each(shapes)('is mistyped: $shape', async ({ shape, data }) => {
    const { client, simulator } = await dayWithOrders(1);
    simulator.faults.add({ kind: 'mistyped', shape });
    expect((await client.get(BOOK)).body.data).toEqual(data);
  });
});

describe('an order that is seen late', () => {
  it('stays hidden for a number of readings of the book, in history and by number, too', async () => {
    const { client, clock, simulator } = await dayWithOrders(1);
    simulator.faults.add({ kind: 'late_visibility', readings: 2 });
    const { body } = await place(client, { ig: 'tag-2' });
    await clock.advanceBy(5000);
    expect(await tagsInBook(client)).toEqual(['tag-1']);
    expect((await client.get(`${BOOK}/${body.nOrdNo}`)).body.stCode).toBe(5203);
    expect((await client.post('/quick/order/history', { nOrdNo: body.nOrdNo })).body.stCode).toBe(5203);
    expect(await tagsInBook(client)).toEqual(['tag-1']);
    expect(await tagsInBook(client)).toEqual(['tag-1', 'tag-2']);
    expect((await client.get(`${BOOK}/${body.nOrdNo}`)).body.stat).toBe('Ok');
  });

  it('stays hidden for a time', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'late_visibility', ms: 60_000 });
    await place(client, { ig: 'tag-1' });
    await clock.advanceBy(59_000);
    expect(await tagsInBook(client)).toEqual([]);
    await clock.advanceBy(2000);
    expect(await tagsInBook(client)).toEqual(['tag-1']);
  });
});

describe('a session that ends in the middle', () => {
  it('refuses the call and lets the next login in', async () => {
    const { client, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'expired_session', operation: 'place', times: 1 });
    expect((await place(client)).body.stCode).toBe(100022);
    await client.login();
    expect((await place(client)).body.stat).toBe('Ok');
  });
});

describe('the scope of a fault', () => {
  it('is bounded in time', async () => {
    const { client, clock, simulator } = await dayWithOrders(1);
    const startMs = clock.nowMs();
    simulator.faults.add({ kind: 'no_data', fromMs: startMs + 60_000, untilMs: startMs + 120_000 });
    const seen: number[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      seen.push((await tagsInBook(client)).length);
      await clock.advanceBy(60_000);
    }
    expect(seen).toEqual([1, 0, 1]);
  });

  it('is one account', async () => {
    const { client, simulator } = await dayWithOrders(1);
    simulator.faults.add({ kind: 'no_data', ucc: 'ZZ9Z9' });
    expect(await tagsInBook(client)).toEqual(['tag-1']);
  });

  it('is one symbol, tag or order that the request mentions', async () => {
    const { client, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'lost_before', mentions: 'tag-2' });
    expect((await place(client, { ig: 'tag-1' })).body.stat).toBe('Ok');
    await expect(place(client, { ig: 'tag-2' })).rejects.toThrow();
  });

  it('lets some pass first, and ends after its number of hits', async () => {
    const { client, simulator } = await dayWithOrders(1);
    simulator.faults.add({ kind: 'no_data', skip: 1, times: 2 });
    const seen: number[] = [];
    for (let reading = 0; reading < 5; reading += 1) seen.push((await tagsInBook(client)).length);
    expect(seen).toEqual([1, 0, 0, 1, 1]);
  });

  it('by chance is the same for the same seed', async () => {
    const draw = async (): Promise<number[]> => {
      const { client, simulator } = await dayWithOrders(1);
      simulator.faults.add({ kind: 'no_data', probability: 0.5 });
      const seen: number[] = [];
      for (let reading = 0; reading < 12; reading += 1) seen.push((await tagsInBook(client)).length);
      return seen;
    };
    const first = await draw();
    expect(await draw()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([0, 1]));
  });

  it('can be several faults of one call', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'delay', ms: 1000, operation: 'place' });
    simulator.faults.add({ kind: 'lost_after', operation: 'place' });
    const lost = expect(place(client)).rejects.toThrow();
    await clock.advanceBy(2000);
    await lost;
    expect(simulator.broker.truth().orders).toHaveLength(1);
  });
});
