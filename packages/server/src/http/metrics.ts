import { findWatchFaults, istDate } from '@orderwatch/core';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Figures, loadFigures } from '../db/health/load-figures.ts';
import type { CycleReport } from '../desk/desk.ts';
import type { HttpDeps } from './deps.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observeRequest(of: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  streamOpened(): void;
  streamClosed(): void;
}

type Sources = Pick<HttpDeps, 'db' | 'desk' | 'brokerCalls'>;

const QUANTILES = [0.5, 0.95, 1];
const FEED_STATES = ['off', 'connecting', 'live', 'down'] as const;

/**
 * A registry of its own per server, so that two in one process do not mix their figures. What comes from the database is
 * asked for once per look; when it does not answer, everything else is told all the same.
 */
export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge<L>({ name: `orderwatch_${name}`, help, labelNames: [...labelNames], registers });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter<L>({ name: `orderwatch_${name}`, help, labelNames: [...labelNames], registers });

  const requests = new Histogram({
    name: 'orderwatch_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const streams = gauge('event_streams', 'Open event streams');
  const here = createFiguresOfHere(sources, { gauge, counter });
  const inDatabase = createFiguresOfDatabase(gauge);

  return {
    contentType: registry.contentType,
    async text() {
      const nowMs = sources.desk.clock.nowMs();
      const asked = loadFigures(sources.db, { nowMs, day: istDate(nowMs).toString() });
      const figures = await asked.catch(() => null);
      inDatabase(figures, sources, nowMs);
      here(figures?.accounts.map(({ id }) => id) ?? []);
      return registry.metrics();
    },
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
  };
}

type MakeGauge = <L extends string = never>(
  name: string,
  help: string,
  labelNames?: readonly L[],
) => Gauge<L>;
type MakeCounter = <L extends string>(name: string, help: string, labelNames: readonly L[]) => Counter<L>;

/** What this instance does itself. */
function createFiguresOfHere(
  { desk, brokerCalls }: Sources,
  { gauge, counter }: { readonly gauge: MakeGauge; readonly counter: MakeCounter },
) {
  const held = gauge('lease_held', '1 when this instance acts for the account', ['account']);
  const feed = gauge('feed_state', '1 for the state of the order feed, of accounts held here', [
    'account',
    'state',
  ]);
  const cycle = gauge('cycle_seconds', 'Our own work in the last cycles of this instance', [
    'account',
    'quantile',
  ]);
  const failed = gauge('cycles_failed', 'Failed or partial readings among the last cycles', ['account']);
  const shares = gauge('instance_accounts', 'Accounts that each live instance acts for, as this one knows', [
    'instance',
    'version',
  ]);
  const calls = counter('broker_calls_total', 'Calls to the broker, by what came of them', [
    'call',
    'outcome',
  ]);
  const seconds = counter('broker_call_seconds_total', "Time spent waiting for the broker's answers", [
    'call',
  ]);
  return (accountIds: readonly string[]): void => {
    for (const metric of [held, feed, cycle, failed, shares, calls, seconds]) metric.reset();
    for (const { id, version, accountIds: accounts } of desk.instances() ?? []) {
      shares.set({ instance: id, version }, accounts.length);
    }
    for (const account of accountIds) {
      const facts = desk.liveFacts(account);
      held.set({ account }, facts.holdsLease ? 1 : 0);
      if (!facts.holdsLease) continue;
      for (const state of FEED_STATES) feed.set({ account, state }, facts.feed === state ? 1 : 0);
      const cycles = desk.recentCycles(account).filter(({ performed }) => performed);
      failed.set(
        { account },
        cycles.filter(({ reading }) => reading === 'failed' || reading === 'partial').length,
      );
      for (const quantile of QUANTILES) {
        const value = quantileOf(cycles, quantile);
        if (value !== undefined) cycle.set({ account, quantile: String(quantile) }, value / 1_000);
      }
    }
    for (const { call, outcome, count, seconds: spent } of brokerCalls?.list() ?? []) {
      calls.inc({ call, outcome }, count);
      seconds.inc({ call }, spent);
    }
  };
}

function quantileOf(cycles: readonly CycleReport[], share: number): number | undefined {
  const sorted = cycles.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** What is true of the whole installation, whichever instance is asked. */
function createFiguresOfDatabase(gauge: MakeGauge) {
  const up = gauge('database_up', '1 when the database answers');
  const healthy = gauge('healthy', '1 when every account is watched as it should be');
  const open = gauge('orders', 'Orders that are not over, by status', ['status']);
  const ofDay = gauge('orders_of_day', "Orders of today's trading day and later, by status", ['status']);
  const age = gauge('last_complete_reading_age_seconds', "Age of each account's last complete reading", [
    'account',
  ]);
  const stopped = gauge('placing_stopped', '1 when nothing is placed for the account', ['account']);
  const epoch = gauge('lease_epoch', "The fencing number of the account's lease", ['account']);
  const left = gauge('lease_left_seconds', 'For how long the lease still holds, whoever has it', ['account']);
  const outbox = gauge('outbox_messages', 'Messages on their way', ['channel', 'state']);
  const waiting = gauge('jobs_waiting', 'Due work that is planned', ['kind']);
  const overdue = gauge('jobs_overdue_seconds', 'By how much the oldest of a kind is late', ['kind']);
  const asked = gauge('requests_waiting', 'What people asked for and nobody has answered');
  const labelled = [open, ofDay, age, stopped, epoch, left, outbox, waiting, overdue];
  return (figures: Figures | null, { desk }: Sources, nowMs: number): void => {
    for (const metric of labelled) metric.reset();
    up.set(figures === null ? 0 : 1);
    healthy.set(0);
    if (figures === null) return;
    healthy.set(findWatchFaults(figures.accounts, nowMs, desk.calendar).length === 0 ? 1 : 0);
    asked.set(figures.requestsWaiting);
    for (const { status, count } of figures.openOrders) open.set({ status }, count);
    for (const { status, count } of figures.ordersOfDay) ofDay.set({ status }, count);
    for (const { channel, state, count } of figures.outbox) outbox.set({ channel, state }, count);
    for (const { kind, ...job } of figures.jobs) {
      waiting.set({ kind }, job.waiting);
      overdue.set({ kind }, job.overdueMs / 1_000);
    }
    for (const { id: account, ...one } of figures.accounts) {
      stopped.set({ account }, one.stopped ? 1 : 0);
      left.set({ account }, Math.max(0, one.leaseLeftMs / 1_000));
      if (one.epoch !== null) epoch.set({ account }, one.epoch);
      if (one.lastCompleteAtMs !== null) age.set({ account }, (nowMs - one.lastCompleteAtMs) / 1_000);
    }
  };
}
