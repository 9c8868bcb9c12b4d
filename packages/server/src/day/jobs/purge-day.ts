import { purgeDeskRows, purgeRealTimeRows } from '../../db/day/purge-old-rows.ts';
import { ageLegacyRows } from '../../db/legacy/age-legacy-rows.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

const DAY_MS = 86_400_000;

/** Deletes what nobody needs any more, in small batches. Orders, events and fills are kept for good. */
export const purgeDay: DayJobPerformer = async ({ parts, hands }, { nowMs }) => {
  const { retention, db } = parts;
  const before = (days: number) => nowMs - days * DAY_MS;
  const purged = await purgeDeskRows(db, hands.facts().id, {
    doneWorkMs: before(retention.doneWorkDays),
    requestsMs: before(retention.requestsDays),
    evidenceMs: before(retention.evidenceDays),
  });
  const originals = await ageLegacyRows(db, hands.facts().id, before(retention.evidenceDays));
  const realNowMs = retention.realTime?.nowMs();
  const others =
    realNowMs === undefined
      ? []
      : await purgeRealTimeRows(db, {
          nowMs: realNowMs,
          idempotencyKeysMs: realNowMs - retention.idempotencyKeysDays * DAY_MS,
        });
  return jobDone({
    result: 'purged',
    rows: [...purged, { table: 'legacy_rows', rows: originals }, ...others].map(({ table, rows }) => ({
      table,
      rows,
    })),
  });
};
