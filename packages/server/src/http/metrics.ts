import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
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

/** A registry of its own per server, so that two in one process do not mix their figures. */
export function createMetrics({ db, desk }: Pick<HttpDeps, 'db' | 'desk'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'orderwatch_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const streams = new Gauge({
    name: 'orderwatch_event_streams',
    help: 'Open event streams',
    registers: [registry],
  });
  new Gauge({
    name: 'orderwatch_orders',
    help: 'Orders that are not over, by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ status: string; count: number }>`
        select status, count(*) as count from orders
        where status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'retry_pending') group by status`.execute(
        db,
      );
      this.reset();
      for (const { status, count } of rows) this.set({ status }, count);
    },
  });
  new Gauge({
    name: 'orderwatch_last_complete_reading_age_seconds',
    help: "Age of each account's last complete reading of the order book",
    labelNames: ['account'],
    registers: [registry],
    async collect() {
      const rows = await db
        .selectFrom('account_heads')
        .select(['account_id', 'last_complete_at'])
        .where('last_complete_at', 'is not', null)
        .execute();
      this.reset();
      for (const { account_id, last_complete_at } of rows) {
        this.set({ account: account_id }, (desk.clock.nowMs() - (last_complete_at ?? 0)) / 1000);
      }
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
  };
}
