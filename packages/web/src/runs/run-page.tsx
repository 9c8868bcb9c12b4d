import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { isUnderWay, runQuery, statusQuery } from '../api/queries.ts';
import { formatLatency } from '../format/age.ts';
import { formatMoment, formatWeekday, parseMoment } from '../format/time.ts';
import { LastGood } from '../ui/last-good.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { describeCounts } from './describe-run.ts';
import { RunStateChip } from './outcome-chip.tsx';
import { PlaceRun } from './place-run.tsx';
import styles from './run-page.module.css';
import { RunRows } from './run-rows.tsx';
import { runs } from './strings.ts';

/** One run: every row with its outcome and reason; a dry run leads on to the real one. */
export function RunPage() {
  const { id = '' } = useParams();
  const query = useQuery(runQuery(id));
  const { data: run } = query;
  const { data: status } = useQuery(statusQuery);
  const account = status?.accounts.find((each) => each.id === run?.account_id);
  const heading = run ? `${run.dry_run ? runs.dryTag : runs.title}: ${describeCounts(run)}` : runs.title;
  return (
    <Page
      title={heading}
      heading={<span aria-live="polite">{heading}</span>}
      back={{ to: '/runs', word: runs.title }}
      actions={run?.dry_run && run.state === 'done' && account && <PlaceRun run={run} account={account} />}
    >
      <LastGood query={query} title={runs.problem} loading={<SkeletonRows rows={6} height={41} />}>
        {run && (
          <>
            <p className={styles.tags}>
              <RunStateChip state={run.state} />
              <span>{formatMoment(parseMoment(run.created_at))}</span>
              <span>{runs.askedBy[run.asked_by]}</span>
              {account && <span>{account.label}</span>}
              {run.trading_day && <span>{runs.forDay(formatWeekday(run.trading_day))}</span>}
              {run.started_at && run.finished_at && (
                <span>
                  {runs.took(formatLatency(parseMoment(run.finished_at) - parseMoment(run.started_at)))}
                </span>
              )}
            </p>
            {isUnderWay(run.state) && <p role="status">{runs.underWay}</p>}
            {run.continues_run_id && (
              <p>
                <Link to={`/runs/${run.continues_run_id}`}>{runs.carriesOn}</Link>
              </p>
            )}
            {(run.state === 'interrupted' || run.refusal) && (
              <p role="alert" className={styles.refusal}>
                <strong>{run.state === 'interrupted' ? runs.interrupted : runs.refused}.</strong>{' '}
                {run.refusal?.detail}
              </p>
            )}
            {run.rows.length > 0 && (
              <Panel title={runs.rowsTitle} flush>
                <RunRows rows={run.rows} />
              </Panel>
            )}
          </>
        )}
      </LastGood>
    </Page>
  );
}
