import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { statusQuery } from '../api/queries.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './action-dialog.module.css';
import { act } from './strings.ts';
import type { Asking } from './use-request.ts';

interface AskDialogProps<W> {
  readonly title: string;
  readonly accountId: string;
  /** What it is about, with quantity, symbol and rupees. */
  readonly about: string;
  readonly text: string;
  readonly confirm: string;
  readonly red?: boolean;
  /** What the safe button says before the answer. */
  readonly keep?: string;
  readonly asking: Asking<W>;
  /** Nothing while what was filled in is not complete. */
  readonly wish: W | undefined;
  readonly onClose: () => void;
  /** What has to be filled in or chosen. */
  readonly children?: ReactNode;
}

/** The second step of a decision: says what it is about, asks for what is needed, and has the focus on the safe button. */
export function AskDialog<W>(props: AskDialogProps<W>) {
  const { title, accountId, about, text, confirm, red = false, keep = act.keep } = props;
  const { asking, wish, onClose, children } = props;
  const { data: status } = useQuery(statusQuery);
  const { answer, error, isPending, ask } = asking;
  const mode = status?.accounts.find(({ id }) => id === accountId)?.mode;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wish !== undefined) ask(wish);
  };
  return (
    <Dialog opened onClose={onClose} title={title} sheet>
      <form onSubmit={submit}>
        <div className={styles.text}>
          <p>
            {mode && <ModeBadge mode={mode} />} <strong>{about}</strong>
          </p>
          {!answer && <p>{text}</p>}
          {!answer && children}
          {answer && (
            <p className={styles.answer} role="status" data-state={answer.state}>
              {isPending ? act.under : (answer.text ?? act.done)}
            </p>
          )}
          {error !== null && <ProblemNotice error={error} title={act.problem} isKeyed />}
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {answer ? act.close : keep}
          </Button>
          {!answer && (
            <Button
              type="submit"
              loading={isPending}
              disabled={wish === undefined}
              {...(red && { color: 'red' })}
            >
              {confirm}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
