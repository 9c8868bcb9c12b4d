import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { BrokerAccount, PlacementRun } from '../api/types.ts';
import { formatCount, formatPrice, formatRupees } from '../format/rupees.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { shell } from '../shell/strings.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { planValue, readPlan } from './describe-run.ts';
import styles from './place-run.module.css';
import { useStartRun } from './start-run.ts';
import { runs } from './strings.ts';

interface PlaceRunProps {
  readonly run: PlacementRun;
  readonly account: BrokerAccount;
}

/** From a finished dry run to real orders: names every one of them and the rupees, and asks once more. */
export function PlaceRun({ run, account }: PlaceRunProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const start = useStartRun();
  const those = run.rows.filter((row) => row.outcome === 'would_place');
  const one = those.length === 1;
  const count = formatCount(those.length);
  const value = planValue(those);
  if (those.length === 0) return <p>{runs.nothingToPlace}</p>;
  return (
    <>
      <Button onClick={open}>{runs.place}</Button>
      <Dialog opened={opened} onClose={close} title={runs.placeTitle} size="lg">
        <p className={styles.text}>
          <ModeBadge mode={account.mode} />{' '}
          {runs.placeText(
            count,
            one,
            value === undefined ? '' : runs.worth(formatRupees(value)),
            account.label,
            shell.modes[account.mode].meaning,
          )}
        </p>
        <ul className={styles.list}>
          {those.map((row) => {
            const { quantity, limit } = readPlan(row);
            return (
              <li key={row.position}>
                <strong>{row.ticker}</strong>
                <span>
                  {quantity !== undefined && formatCount(quantity)}
                  {limit !== undefined && ` × ${formatPrice(limit)}`}
                </span>
              </li>
            );
          })}
        </ul>
        {start.error && <ProblemNotice error={start.error} title={runs.runProblem} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={close} data-autofocus>
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
                },
                { onSuccess: close },
              )
            }
          >
            {runs.placeConfirm(count, one)}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
