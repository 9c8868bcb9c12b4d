import { accountEvent } from '../../desk/account-event.ts';
import { readHoldings } from '../../divergences/read-holdings.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

const TRY_AGAIN_MS = 30 * 60_000;
const PATIENCE_MS = 3 * 3_600_000;

/** The evening's look at the demat account. Fewer shares than ours are told; what becomes of them a person decides. */
export const checkHoldings: DayJobPerformer = async ({ parts, hands }, { day, nowMs, plannedMs }) => {
  const rows = await readHoldings(parts, hands);
  if (rows === null || rows.some(({ verdict }) => verdict.kind === 'unknown')) {
    if (nowMs < plannedMs + PATIENCE_MS) return { kind: 'put_off', untilMs: nowMs + TRY_AGAIN_MS };
    return jobDone({ result: 'not_read' });
  }
  const fewer = rows.flatMap(({ position, verdict }) =>
    verdict.kind === 'holdings_disagree'
      ? [
          {
            positionId: position.id,
            symbol: position.instrument.symbol,
            owned: verdict.owned,
            held: verdict.held,
          },
        ]
      : [],
  );
  const compared = rows.map(({ position, verdict }) => ({
    positionId: position.id,
    symbol: position.instrument.symbol,
    owned: verdict.owned,
    held: verdict.kind === 'unknown' ? null : verdict.held,
    verdict: verdict.kind,
  }));
  const outcome = { result: 'compared', rows: compared };
  if (fewer.length === 0) return jobDone(outcome);
  const text = fewer.map(({ symbol, owned, held }) => `${symbol} ${held} of ${owned}`).join(', ');
  return jobDone(outcome, [accountEvent('account.holdings_differ', nowMs, { day, text, positions: fewer })]);
};
