import { readFile } from 'node:fs/promises';
import { realClock } from '@orderwatch/clock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../packages/server/src/db/connect.ts';
import { startDeadMan } from '../../../packages/server/src/health/dead-man.ts';
import { createLog } from '../../../packages/server/src/log.ts';
import { openApi } from '../../support/api.ts';
import { startReceiver } from '../../support/peers/http-receiver.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const TOKEN = 'a-token-of-24-characters-';

async function playedDay() {
  const day = await startTradingDay();
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
  await day.until('09:20:00');
  const api = await openApi(day, { brokerCalls: day.brokerCalls, metricsToken: TOKEN });
  return { day, api, metrics: async () => (await api.visitor().get('/metrics')).text };
}

describe('the figures for Prometheus', () => {
  it('tell of orders, readings, cycles, feed, broker calls, jobs and leases what is so', async () => {
    const { day, metrics } = await playedDay();
    const { accountId } = day.account;
    const text = await metrics();
    expect(text).toContain('orderwatch_healthy 1');
    expect(text).toContain('orderwatch_database_up 1');
    expect(text).toMatch(/orderwatch_orders_of_day\{status="\w+"\} \d/);
    expect(text).toContain(`orderwatch_lease_held{account="${accountId}"} 1`);
    expect(text).toContain(`orderwatch_feed_state{account="${accountId}",state="live"} 1`);
    expect(text).toMatch(/orderwatch_broker_calls_total\{call="place_order",outcome="ok"\} 2\n/);
    expect(text).toMatch(/orderwatch_cycle_seconds\{account="acc_\w+",quantile="0.95"\} [\d.]+/);
    expect(text).toMatch(/orderwatch_jobs_waiting\{kind="\w+"\} \d/);
    const age = /orderwatch_last_complete_reading_age_seconds\{account="acc_\w+"\} ([\d.]+)/.exec(text)?.[1];
    expect(Number(age)).toBeLessThanOrEqual(60);
  });

  it('are told to this machine, and to another one only with the token', async () => {
    const { api } = await playedDay();
    const ask = (authorization?: string) =>
      api.app.inject({
        url: '/metrics',
        remoteAddress: '203.0.113.7',
        headers: { host: '127.0.0.1', ...(authorization === undefined ? {} : { authorization }) },
      });
    expect((await ask()).statusCode).toBe(401);
    expect((await ask(`Bearer ${TOKEN}x`)).statusCode).toBe(401);
    expect((await ask(`Bearer ${TOKEN}`)).statusCode).toBe(200);
  });

  it('go on when the database is away, and say so', async () => {
    const day = await startTradingDay({ idle: true });
    const away = openDatabase({ url: 'postgres://127.0.0.1:1/none' });
    onTestFinished(() => away.close());
    const broken = await openApi({ ...day, database: away });
    const text = (await broken.visitor().get('/metrics')).text;
    expect(text).toContain('orderwatch_database_up 0');
    expect(text).toContain('orderwatch_healthy 0');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('are those that the dashboard and the alerts ask for: every one of them exists', async () => {
    const { metrics } = await playedDay();
    const told = new Set(
      [...(await metrics()).matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
    const board: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
      await readFile('deploy/grafana/orderwatch.json', 'utf8'),
    );
    const alerts = await readFile('deploy/prometheus/orderwatch-alerts.yml', 'utf8');
    const queries = [
      ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      ...[...alerts.matchAll(/expr: (.+)/g)].map(([, expr = '']) => expr),
    ];
    const asked = queries.flatMap((expr) => expr.match(/\b(orderwatch|process|nodejs)_\w+/g) ?? []);
    expect(queries.length).toBeGreaterThan(20);
    expect(queries.filter((expr) => !/(orderwatch|process|nodejs)_\w+|^up\{/.test(expr))).toEqual([]);
    expect(asked.filter((name) => !told.has(name))).toEqual([]);
  });
});

describe("the dead man's switch", () => {
  it('is held while every account is watched, and let go when one is not', async () => {
    const day = await startTradingDay();
    await day.until('09:20:00');
    const receiver = await startReceiver();
    const lines: string[] = [];
    const log = createLog({
      level: 'warn',
      nowMs: () => realClock.nowMs(),
      destination: { write: (line) => void lines.push(line) },
    });
    const start = () => {
      const { clock, calendar, database } = day;
      const url = new URL('/ping', receiver.url);
      return startDeadMan({ db: database.db, clock, calendar, realTime: realClock, log, url });
    };
    const held = start();
    onTestFinished(() => held.stop());
    await expect.poll(() => receiver.received.length).toBe(1);

    await day.desk.stop();
    const letGo = start();
    onTestFinished(() => letGo.stop());
    await expect.poll(() => lines.join('')).toContain('nobody acts for');
    expect(receiver.received).toHaveLength(1);
  });
});
