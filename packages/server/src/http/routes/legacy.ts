import type { z } from 'zod';
import type { LegacyStatus } from '../../legacy/bridge/legacy-bridge.ts';
import type { HttpDeps } from '../deps.ts';
import { momentText } from '../render/moment-text.ts';
import { legacyView } from '../schemas/legacy.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const DIFFERENCES_MAX = 100;

/** For the page of health: what the older file and the database say beside each other. */
export function legacyRoute(app: Api, { legacy }: Pick<HttpDeps, 'legacy'>): void {
  app.get(
    '/api/v1/user/legacy',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['status'],
        summary: 'The mode beside tools of the earlier system, with counts and differences of both sides',
        querystring: noQuery,
        response: { 200: legacyView, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof legacyView>> => {
      const bridge = legacy ?? null;
      if (bridge === null || bridge.userId !== request.caller?.userId) return NOTHING;
      return render(bridge.accountId, await bridge.status());
    },
  );
}

const NOTHING: z.infer<typeof legacyView> = {
  mode: 'db-only',
  dir: null,
  account_id: null,
  orders_in_database: null,
  orders_in_file: null,
  differences: [],
  differences_total: 0,
  last_written_at: null,
  last_read_at: null,
  taken_over: 0,
  refused_rows: 0,
  problem: null,
};

function render(accountId: string, status: LegacyStatus): z.infer<typeof legacyView> {
  const text = (ms: number | null) => (ms === null ? null : momentText(ms));
  return {
    mode: status.mode,
    dir: status.dir,
    account_id: accountId,
    orders_in_database: status.ordersInDatabase,
    orders_in_file: status.ordersInFile,
    differences: status.differences.slice(0, DIFFERENCES_MAX).map((one) => ({
      order_number: one.orderNumber,
      kind: one.kind,
      field: one.field,
      in_file: one.inFile,
      in_database: one.inDatabase,
    })),
    differences_total: status.differences.length,
    last_written_at: text(status.lastWrittenAtMs),
    last_read_at: text(status.lastReadAtMs),
    taken_over: status.takenOver,
    refused_rows: status.refusedRows,
    problem: status.problem,
  };
}
