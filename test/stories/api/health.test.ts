import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { statusView } from '../../../packages/server/src/http/schemas/status.ts';
import { openApi } from '../../support/api.ts';
import { bought } from '../../support/positions.ts';
import { EVENING, istMs, startTradingDay } from '../../support/trading-day.ts';

describe('the status', () => {
  it.each([
    ['2026-08-20', '16:30:00', 'amo_window', 'Market closed, AMO open', '2026-08-21'],
    ['2026-08-21', '09:03:00', 'pre_open_order_entry', 'Pre-open', '2026-08-21'],
    ['2026-08-21', '11:00:00', 'continuous', 'Market open', '2026-08-21'],
    ['2026-08-22', '11:00:00', 'amo_window', 'Weekend, AMO open', '2026-08-24'],
  ])('at %s %s says what the market does', async (day, time, name, label, tradingDay) => {
    const world = await startTradingDay({ idle: true, day, time });
    const api = await openApi(world);
    const status = statusView.parse((await api.visitor().get('/api/v1/status')).body);
    expect(status).toMatchObject({
      now: new Date(istMs(time, day)).toISOString(),
      market: { name, label, trading_day: tradingDay },
    });
    expect(status.market.next_label).not.toBeNull();
  });

  it('tells a user the freshness of every account and what comes next', async () => {
    const day = await startTradingDay();
    const api = await openApi(day);
    const status = statusView.parse((await (await api.owner()).get('/api/v1/status')).body);
    expect(status.accounts).toHaveLength(1);
    expect(status.accounts[0]?.freshness).toMatchObject({
      session: 'ready',
      last_reading_kind: 'empty',
      last_reading_problem: null,
    });
    expect(status.next_action).toEqual({
      at: '2026-08-20T10:35:00.000Z',
      label: 'Place the recommended buys',
    });
  });

  it('names the retry of the queue as what comes next, once it is the next thing', async () => {
    const day = await startTradingDay({ account: { cashPaise: 5_000_00 } });
    const api = await openApi(day);
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('08:29:30');
    const status = statusView.parse((await (await api.owner()).get('/api/v1/status')).body);
    expect(status.next_action).toEqual({ at: '2026-08-21T03:00:00.000Z', label: 'Try the retry queue' });
  });
});

describe('what comes next', () => {
  const RELEASE = 'The broker sends the after-market orders to the exchange';
  const SELLS = 'Place the first sells of the day';

  it('is told in the order of time, the release of waiting AMO orders among it', async () => {
    const day = await startTradingDay();
    const api = await openApi(day);
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:20:00', EVENING);
    const owner = await api.owner();
    const status = statusView.parse((await owner.get('/api/v1/status')).body);
    const coming = status.coming_actions;
    expect(coming[0]).toEqual(status.next_action);
    expect(coming.map(({ at }) => at)).toEqual(coming.map(({ at }) => at).toSorted());
    expect(new Set(coming.map(({ label }) => label)).size).toBe(coming.length);
    expect(coming).toContainEqual({ at: new Date(istMs('09:00:00')).toISOString(), label: RELEASE });
    expect(coming.map(({ label }) => label)).not.toContain(SELLS);
    await day.until('09:30:00');
    const later = statusView.parse((await owner.get('/api/v1/status')).body);
    expect(later.coming_actions.map(({ label }) => label)).not.toContain(RELEASE);
  });

  it('names the first sells of the day when something may be sold then, and not while selling is off', async () => {
    const day = await bought({ first_day: 'T+1' });
    const api = await openApi(day);
    await day.until('18:30:00');
    const owner = await api.owner();
    const coming = async () =>
      statusView
        .parse((await owner.get('/api/v1/status')).body)
        .coming_actions.map(({ at, label }) => `${at} ${label}`);
    const monday = new Date(istMs('09:15:00', '2026-08-24')).toISOString();
    expect(await coming()).toContain(`${monday} ${SELLS}`);
    await day.desk.pause(day.account.accountId, 'web');
    expect(await coming()).not.toContain(`${monday} ${SELLS}`);
  });
});

describe('machines that watch', () => {
  it('learn whether the program runs, whether the database answers, and figures', async () => {
    const day = await startTradingDay();
    const api = await openApi(day);
    expect((await api.visitor().get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await api.visitor().get('/readyz')).body).toEqual({ status: 'ready' });
    const metrics = (await api.visitor().get('/metrics')).text;
    expect(metrics).toMatch(/orderwatch_http_request_seconds_count\{.*route="\/healthz".*\} 1/);
    expect(metrics).toMatch(/orderwatch_last_complete_reading_age_seconds\{account="acc_/);
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1, in which every operation has a summary and an answer for what goes wrong', async () => {
    const api = await openApi(await startTradingDay({ idle: true }));
    const document = Object((await api.visitor().get('/openapi.json')).body);
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values<Record<string, Record<string, unknown>>>(document.paths).flatMap(
      (each) => Object.values(each),
    );
    expect(operations.length).toBeGreaterThan(24);
    for (const operation of operations) {
      expect(operation.summary).toEqual(expect.any(String));
      expect(operation.responses).toHaveProperty('default');
    }
    const docs = await api.visitor().get('/docs/');
    expect(docs.status).toBe(200);
    expect(docs.text).not.toMatch(/https?:\/\/(cdn|fonts)/);
  });
});

describe('the page', () => {
  it('is served, and its own addresses lead to it, while those of the API do not', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'orderwatch-page-'));
    onTestFinished(() => rm(root, { recursive: true }));
    await mkdir(path.join(root, 'assets'));
    await writeFile(path.join(root, 'index.html'), '<!doctype html><title>Orderwatch</title>');
    await writeFile(path.join(root, 'assets', 'app-1a2b.js'), 'export {}');
    const api = await openApi(await startTradingDay({ idle: true }), { webRoot: root });
    const visitor = api.visitor();
    const html = { accept: 'text/html' };
    for (const address of ['/', '/orders/ord_1', '/login?next=%2F']) {
      const reply = await visitor.get(address, html);
      expect([address, reply.status, reply.headers.get('cache-control')]).toEqual([address, 200, 'no-cache']);
      expect(reply.text).toContain('<title>Orderwatch</title>');
    }
    const script = await visitor.get('/assets/app-1a2b.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await visitor.get('/assets/gone.js')).status).toBe(404);
    expect((await visitor.get('/api/v1/nothing', html)).body).toMatchObject({ code: 'not_found' });
    expect((await visitor.get('/../../etc/passwd')).text).not.toContain('root:');
  });
});
