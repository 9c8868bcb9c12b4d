import { Button } from '@mantine/core';
import type { BrokerAccount, PlacementRun } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { parseMoment } from '../format/time.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { shell } from '../shell/strings.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { planValue } from './describe-run.ts';
import styles from './place-run.module.css';
import { PlannedRows } from './planned-rows.tsx';
import { useStartRun } from './start-run.ts';
import { runs } from './strings.ts';

interface PlaceQuestionProps {
  readonly run: PlacementRun;
  readonly account: BrokerAccount;
  readonly idempotencyKey: string;
  readonly onDone: () => void;
}

/** Names every order that would be sent, every one that would wait and be tried again by itself, and the rupees. */
export function PlaceQuestion({ run, account, idempotencyKey, onDone }: PlaceQuestionProps) {
  const start = useStartRun();
  const now = useNow();
  const sent = run.rows.filter(({ outcome }) => outcome === 'would_place');
  const queued = run.rows.filter(({ outcome }) => outcome === 'would_queue');
  const value = planValue(sent);
  const counts = [formatCount(sent.length), sent.length === 1] as const;
  const waiting = [formatCount(queued.length), queued.length === 1] as const;
  return (
    <>
      <p className={styles.text}>
        <ModeBadge mode={account.mode} />{' '}
        {sent.length > 0 &&
          runs.placeText(
            ...counts,
            value === undefined ? '' : runs.worth(formatRupees(value)),
            account.label,
            shell.modes[account.mode].meaning,
          )}{' '}
        {runs.lookedAtAgain(formatAge(now - parseMoment(run.created_at)))}
      </p>
      {sent.length > 0 && <PlannedRows label={runs.sentNow} rows={sent} />}
      {queued.length > 0 && (
        <>
          <p className={styles.waiting}>{runs.queueText(...waiting, account.label)}</p>
          <PlannedRows label={runs.queuedNow} rows={queued} />
        </>
      )}
      {start.error && <ProblemNotice error={start.error} title={runs.runProblem} isKeyed />}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone} data-autofocus>
          {runs.notNow}
        </Button>
        <Button
          loading={start.isPending}
          onClick={() =>
            start.mutate(
              {
                accountId: run.account_id,
                recommendationsId: run.recommendations_id ?? undefined,
                dryRun: false,
                idempotencyKey,
              },
              { onSuccess: onDone },
            )
          }
        >
          {sent.length > 0 ? runs.placeConfirm(...counts) : runs.queueConfirm(...waiting)}
        </Button>
      </div>
    </>
  );
}
