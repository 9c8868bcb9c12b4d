import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { statusQuery } from '../api/queries.ts';
import { askForMany } from '../api/queries-actions.ts';
import type { Order } from '../api/types.ts';
import { useWishKey } from '../api/use-wish-key.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './action-dialog.module.css';
import { type BulkAction, totalValue } from './bulk.ts';
import { describeDeal } from './describe-deal.ts';
import { act, bulk } from './strings.ts';
import { canSendNow } from './which-actions.ts';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly those: readonly Order[];
  readonly onClose: () => void;
}

/** Names every order and the rupees of all, asks once more, and then tells what came of each. */
export function BulkDialog({ action, those, onClose }: BulkDialogProps) {
  const client = useQueryClient();
  const keyOf = useWishKey();
  const { data: status } = useQuery(statusQuery);
  const asked = useMutation({
    mutationFn: () => {
      const ids = those.map(({ id }) => id);
      return askForMany(action, ids, keyOf(ids));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  });
  const one = those.length === 1;
  const count = formatCount(those.length);
  const total = totalValue(those);
  const answers = new Map(asked.data?.map((answer) => [answer.order_id, answer]));
  return (
    <Dialog opened onClose={onClose} title={bulk.title[action](count, one)} size="lg" sheet>
      <div className={styles.text}>
        <p>
          {status?.mode && <ModeBadge mode={status.mode} />}{' '}
          <strong>{total === undefined ? bulk.noTotal : bulk.total(formatRupees(total))}</strong>
        </p>
        {!asked.data && <p>{bulk.text[action]}</p>}
        {!asked.data && action === 'retry' && status && (
          <p className={styles.when} data-now={canSendNow(status.market) || undefined}>
            {(canSendNow(status.market) ? act.sendsNow : act.onlySchedules)(status.market.label)}
          </p>
        )}
        <ul className={styles.list} aria-live="polite">
          {those.map((order) => {
            const answer = answers.get(order.id);
            return (
              <li key={order.id}>
                <span>{describeDeal(order)}</span>
                {answer && (
                  <span className={styles.result} data-state={answer.state}>
                    <strong>{bulk.states[answer.state]}.</strong> {answer.text}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        {asked.error && <ProblemNotice error={asked.error} title={act.problem} isKeyed />}
      </div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {asked.data ? act.close : act.keep}
        </Button>
        {!asked.data && (
          <Button
            loading={asked.isPending}
            onClick={() => asked.mutate()}
            {...(action === 'drop' && { color: 'red' })}
          >
            {bulk.confirm[action](count, one)}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
