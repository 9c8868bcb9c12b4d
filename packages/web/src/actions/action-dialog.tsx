import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { statusQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './action-dialog.module.css';
import { describeDeal } from './describe-deal.ts';
import { ModifyForm } from './modify-form.tsx';
import { act, actions } from './strings.ts';
import { useAct } from './use-act.ts';
import { canSendNow, type OrderAction } from './which-actions.ts';

interface ActionDialogProps {
  readonly order: Order;
  readonly action: OrderAction;
  readonly onClose: () => void;
}

/** The second step of every action: names the order and the rupees, and has the focus on the safe button. */
export function ActionDialog({ order, action, onClose }: ActionDialogProps) {
  const { data: status } = useQuery(statusQuery);
  const { answer, error, isPending, ask } = useAct(order, action);
  const words = actions[action];
  const mode = status?.accounts.find(({ id }) => id === order.account_id)?.mode;
  const foot = (confirm: ReactNode) => (
    <div className={styles.buttons}>
      <Button variant="default" onClick={onClose} data-autofocus>
        {answer ? act.close : act.keep}
      </Button>
      {!answer && confirm}
    </div>
  );
  return (
    <Dialog opened onClose={onClose} title={words.title} sheet>
      <div className={styles.text}>
        <p>
          {mode && <ModeBadge mode={mode} />} <strong>{describeDeal(order)}</strong>
        </p>
        {!answer && <p>{words.text}</p>}
        {!answer && action === 'retry' && status && (
          <p className={styles.when} data-now={canSendNow(status.market) || undefined}>
            {(canSendNow(status.market) ? act.sendsNow : act.onlySchedules)(status.market.label)}
          </p>
        )}
        {answer && (
          <p className={styles.answer} role="status" data-state={answer.state}>
            {isPending ? act.under : answer.text}
          </p>
        )}
        {error !== null && <ProblemNotice error={error} title={act.problem} isKeyed />}
      </div>
      {action === 'modify' && !answer ? (
        <ModifyForm order={order} isPending={isPending} onSubmit={ask} foot={foot} />
      ) : (
        foot(
          <Button loading={isPending} onClick={() => ask()} {...(action !== 'retry' && { color: 'red' })}>
            {words.confirm}
          </Button>,
        )
      )}
    </Dialog>
  );
}
