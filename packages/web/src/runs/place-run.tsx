import { Button } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import { newKey } from '../api/client.ts';
import type { BrokerAccount, PlacementRun } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { isFresh } from './judge-dry-run.ts';
import { PlaceQuestion } from './place-question.tsx';
import { useStartRun } from './start-run.ts';
import { runs } from './strings.ts';

interface PlaceRunProps {
  readonly run: PlacementRun;
  readonly account: BrokerAccount;
}

/** From a finished dry run to real orders, by a second step; what is old is tried again first. */
export function PlaceRun({ run, account }: PlaceRunProps) {
  // One key for each time that the question is asked: a second press of the same wish sends nothing twice.
  const [key, setKey] = useState<string>();
  const now = useNow(60_000);
  const those = run.rows.filter(({ outcome }) => outcome === 'would_place' || outcome === 'would_queue');
  if (those.length === 0) return <p>{runs.nothingToPlace}</p>;
  if (!isFresh(run, now)) return <TryAgain run={run} />;
  const places = those.some(({ outcome }) => outcome === 'would_place');
  return (
    <>
      <Button onClick={() => setKey(newKey())}>{places ? runs.place : runs.queue}</Button>
      <Dialog
        opened={key !== undefined}
        onClose={() => setKey(undefined)}
        title={places ? runs.placeTitle : runs.queueTitle}
        size="lg"
      >
        {key !== undefined && (
          <PlaceQuestion run={run} account={account} idempotencyKey={key} onDone={() => setKey(undefined)} />
        )}
      </Dialog>
    </>
  );
}

function TryAgain({ run }: Pick<PlaceRunProps, 'run'>) {
  const start = useStartRun();
  return (
    <div>
      <Button
        leftSection={<IconTestPipe size={16} aria-hidden />}
        title={runs.oldDryRun}
        loading={start.isPending}
        onClick={() =>
          start.mutate({
            accountId: run.account_id,
            recommendationsId: run.recommendations_id ?? undefined,
            dryRun: true,
          })
        }
      >
        {runs.tryAgain}
      </Button>
      {start.error && <ProblemNotice error={start.error} title={runs.runProblem} />}
    </div>
  );
}
