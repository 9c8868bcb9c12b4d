import { describe, expect, it } from 'vitest';
import {
  recommendationsReceipt,
  runView,
  syncReport,
} from '../../../packages/server/src/http/schemas/run.ts';
import { openApi, type Reply, type Visitor } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const HEADER =
  'ticker,status,final_verdict,combined_score,chart_quality,last_close,avg_vol,buy_range,chart_quality';
const CSV = [
  HEADER,
  'SBIN.NS,success,strong_buy,61.5,"{\'score\': 70}",812.50,9000000,"(800.0, 815.0)",x',
  'IDEA.NS,success,watch,50,,9.10,9000000,,',
  'TCS.BO,success,buy,50,,4100.00,900000,,',
  '',
].join('\n');

async function house(idle = true) {
  const day = await startTradingDay({ idle });
  const api = await openApi(day);
  return { day, api, owner: await api.owner() };
}

const hand = (visitor: Visitor, body: unknown, query = '') =>
  visitor.send('POST', `/api/v1/user/recommendations${query}`, body);
const place = (visitor: Visitor, body: unknown, key?: string): Promise<Reply> =>
  visitor.send(
    'POST',
    '/api/v1/user/placement-runs',
    body,
    key === undefined ? {} : { 'idempotency-key': key },
  );

describe('a file of recommendations', () => {
  it('is kept once, and every row that is left out is named with its reason', async () => {
    const { owner } = await house();
    const first = recommendationsReceipt.parse(
      (await hand(owner, CSV, '?name=bulk_analysis_final_20260820_160000.csv')).body,
    );
    expect(first).toMatchObject({
      name: 'bulk_analysis_final_20260820_160000.csv',
      rows: 3,
      accepted: 1,
      already_known: false,
    });
    expect(first.skipped.map(({ row, ticker, code }) => [row, ticker, code])).toEqual([
      [2, 'IDEA.NS', 'not_a_buy'],
      [3, 'TCS.BO', 'exchange_not_supported'],
    ]);
    const again = recommendationsReceipt.parse((await hand(owner, CSV, '?name=other.csv')).body);
    expect(again).toMatchObject({ id: first.id, sha256: first.sha256, already_known: true });
  });

  it('can come as JSON', async () => {
    const { owner } = await house();
    const rows = [
      {
        ticker: 'SBIN.NS',
        final_verdict: 'buy',
        combined_score: '40',
        last_close: '812.50',
        avg_vol: '9000000',
      },
    ];
    expect(recommendationsReceipt.parse((await hand(owner, { name: 'mine', rows })).body)).toMatchObject({
      name: 'mine',
      accepted: 1,
    });
  });

  it.each([
    [
      'missing columns',
      'ticker,last_close\nSBIN.NS,1\n',
      'invalid_file',
      /Missing columns: avg_vol, final_verdict or verdict/,
    ],
    ['nothing', ' ', 'invalid_file', /empty/],
    ['a row that is cut off', `${HEADER}\nSBIN.NS,success\n`, 'invalid_file', /line 2/],
    ['JSON that is no list of rows', { rows: [{ ticker: 5 }] }, 'invalid_request', /rows/],
  ])('with %s is refused whole, with the way to mend it', async (_, body, code, words) => {
    const { owner, day } = await house();
    const reply = await hand(owner, body);
    expect([reply.status, Object(reply.body).code]).toEqual([400, code]);
    expect(Object(reply.body).detail).toMatch(words);
    expect(Object(reply.body).mend).toEqual(expect.any(String));
    expect(await day.database.db.selectFrom('recommendation_files').select('id').execute()).toEqual([]);
  });
});

describe('a placement run', () => {
  it('is asked for with a key, and tells the outcome of every row', async () => {
    const { day, owner } = await house(false);
    const id = await day.recommend([{ symbol: 'SBIN' }]);
    const wish = { account_id: day.account.accountId, recommendations_id: id, dry_run: true };
    const asked = await place(owner, wish, 'dry-run-0001');
    expect(asked.status).toBe(202);
    const run = runView.parse(asked.body);
    await day.clock.advanceBy(30_000);
    const done = runView.parse((await owner.get(`/api/v1/user/placement-runs/${run.id}`)).body);
    expect(done).toMatchObject({ state: 'done', dry_run: true, asked_by: 'user', recommendations_id: id });
    expect(done.rows.map(({ ticker, outcome }) => [ticker, outcome])).toEqual(
      expect.arrayContaining([['SBIN.NS', 'would_place']]),
    );
    expect(done.counts.would_place).toBe(1);
    expect(day.placements()).toBe(0);
    const listed = Object((await owner.get('/api/v1/user/placement-runs')).body).items;
    expect(
      runView
        .array()
        .parse(listed)
        .map(({ id: each }) => each),
    ).toEqual([run.id]);
  });

  it('is made once, however often and however much at once it is asked for', async () => {
    const { day, owner } = await house();
    const { id } = recommendationsReceipt.parse((await hand(owner, CSV)).body);
    const wish = { account_id: day.account.accountId, recommendations_id: id, dry_run: true };
    const replies = await Promise.all(Array.from({ length: 100 }, () => place(owner, wish, 'the-same-key')));
    const done = replies.filter(({ status }) => status === 202);
    expect(done.length).toBeGreaterThan(0);
    expect(replies.filter(({ status }) => status !== 202 && status !== 409)).toEqual([]);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(await day.database.db.selectFrom('placement_runs').select('id').execute()).toHaveLength(1);
    const other = await place(owner, { ...wish, dry_run: false }, 'the-same-key');
    expect([other.status, Object(other.body).code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('is refused without a key, and a refusal does not use the key up', async () => {
    const { day, owner } = await house();
    const wish = { account_id: day.account.accountId, dry_run: true };
    expect((await place(owner, wish)).body).toMatchObject({ code: 'idempotency_key_missing' });
    expect((await place(owner, wish, 'short')).body).toMatchObject({ code: 'idempotency_key_missing' });
    expect((await place(owner, wish, 'mended-later')).body).toMatchObject({
      code: 'invalid_request',
      mend: expect.stringContaining('recommendations'),
    });
    expect(
      (await place(owner, { ...wish, recommendations_id: 'rec_none' }, 'mended-later')).body,
    ).toMatchObject({ code: 'recommendations_not_found' });
    const { id } = recommendationsReceipt.parse((await hand(owner, CSV)).body);
    expect((await place(owner, { ...wish, recommendations_id: id }, 'mended-later')).status).toBe(202);
  });

  it("cannot use another user's account or file", async () => {
    const { day, api, owner } = await house();
    const { id } = recommendationsReceipt.parse((await hand(owner, CSV)).body);
    const stranger = await api.newUser('bala');
    const reply = await place(
      stranger,
      { account_id: day.account.accountId, recommendations_id: id },
      'strangers-key',
    );
    expect([reply.status, Object(reply.body).code]).toEqual([404, 'account_not_found']);
  });

  it('places nothing for an account that is read-only', async () => {
    const day = await startTradingDay({ idle: true, account: { mode: 'read-only' } });
    const api = await openApi(day);
    const owner = await api.owner();
    const { id } = recommendationsReceipt.parse((await hand(owner, CSV)).body);
    const reply = await place(
      owner,
      { account_id: day.account.accountId, recommendations_id: id },
      'read-only-key',
    );
    expect([reply.status, Object(reply.body).code]).toEqual([403, 'read_only']);
  });
});

describe('asking for a cycle now', () => {
  it('reads the broker once and reports what it saw', async () => {
    const { day, owner } = await house(false);
    const asked = owner.send('POST', '/api/v1/user/orders/sync', { account_id: day.account.accountId });
    await day.clock.advanceBy(5_000);
    const report = syncReport.parse((await asked).body);
    expect(report).toMatchObject({
      account_id: day.account.accountId,
      performed: true,
      reading: 'empty',
      changed_orders: [],
    });
  });

  it("knows only accounts of one's own", async () => {
    const { owner } = await house();
    const reply = await owner.send('POST', '/api/v1/user/orders/sync', { account_id: 'acc_none' });
    expect([reply.status, Object(reply.body).code]).toEqual([404, 'account_not_found']);
  });
});
