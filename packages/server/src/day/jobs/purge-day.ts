import { istDayNumber } from '@orderwatch/core';
import { purgeCloses } from '../../db/day/purge-closes.ts';
import { purgeDryRuns, purgeUnusedFiles } from '../../db/day/purge-dry-runs.ts';
import { purgeNotices } from '../../db/day/purge-notices.ts';
import { type Purged, purgeDeskRows, purgeRealTimeRows } from '../../db/day/purge-old-rows.ts';
import { ageLegacyRows } from '../../db/legacy/age-legacy-rows.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

const DAY_MS = 86_400_000;

/** Deletes what nobody needs any more, in small batches. Orders, events and fills are kept for good. */
export const purgeDay: DayJobPerformer = async ({ parts, hands }, { nowMs }) => {
  const { retention, db, log } = parts;
  const accountId = hands.facts().id;
  const before = (days: number) => nowMs - days * DAY_MS;
  const purged: Purged[] = [
    ...(await purgeDeskRows(db, accountId, {
      doneWorkMs: before(retention.doneWorkDays),
      requestsMs: before(retention.requestsDays),
      evidenceMs: before(retention.evidenceDays),
    })),
    { table: 'legacy_rows', rows: await ageLegacyRows(db, accountId, before(retention.evidenceDays)) },
    { table: 'notices', rows: await purgeNotices(db, accountId, before(retention.messagesDays)) },
    { table: 'placement_runs', rows: await purgeDryRuns(db, accountId, before(retention.requestsDays)) },
    {
      table: 'recommendation_files',
      rows: await purgeUnusedFiles(db, accountId, before(retention.evidenceDays)),
    },
    { table: 'daily_closes', rows: await purgeCloses(db, istDayNumber(nowMs) - retention.closesDays) },
  ];
  const realNowMs = retention.realTime?.nowMs();
  if (realNowMs !== undefined) {
    const others = await purgeRealTimeRows(db, {
      nowMs: realNowMs,
      idempotencyKeysMs: realNowMs - retention.idempotencyKeysDays * DAY_MS,
      loginFailuresMs: realNowMs - DAY_MS,
      securityEventsMs: realNowMs - retention.evidenceDays * DAY_MS,
    });
    purged.push(...others);
  }
  const rows = purged.map(({ table, rows: count }) => ({ table, rows: count }));
  const gone = rows.filter(({ rows: count }) => count > 0);
  if (gone.length > 0)
    log.info('Deleted what is no longer kept', {
      account_id: accountId,
      detail: gone.map(({ table, rows: count }) => `${table} ${count}`).join(', '),
    });
  return jobDone({ result: 'purged', rows });
};
