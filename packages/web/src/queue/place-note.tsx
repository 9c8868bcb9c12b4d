import { Button } from '@mantine/core';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './place-buttons.module.css';
import { places as words } from './strings.ts';
import type { QueueOrder } from './use-queue-order.ts';

/** What the order of the queue means, what came of a change of it, and the way back to the recommendations. */
export function PlaceNote({ queue: { ids, asking } }: { readonly queue: QueueOrder }) {
  if (ids.length < 2) return null;
  const { answer, error, isPending, ask } = asking;
  return (
    <div className={styles.note}>
      <span>{words.explains}</span>
      <Button variant="default" size="compact-sm" disabled={isPending} onClick={() => ask([])}>
        {words.reset}
      </Button>
      <span role="status">{isPending ? words.pending : answer?.text}</span>
      {error !== null && error !== undefined && <ProblemNotice error={error} title={words.problem} />}
    </div>
  );
}
