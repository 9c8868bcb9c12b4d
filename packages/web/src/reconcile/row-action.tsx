import { Button } from '@mantine/core';
import type { Divergence } from '../api/queries-reconcile.ts';
import { LookAgain } from './look-again.tsx';
import { CareDialog, LeaveDialog, ProgramDialog } from './reason-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { reconcile as words } from './strings.ts';

const dialogs = {
  resolve: ResolveDialog,
  take_under_care: CareDialog,
  leave_alone: LeaveDialog,
  confirm_other_program: ProgramDialog,
} as const;

/** A row about which a person is asked. */
export interface AskedRow {
  readonly row: Divergence;
  readonly deal: string;
}

export interface RowDialogProps extends AskedRow {
  readonly onClose: () => void;
}

interface RowActionProps extends AskedRow {
  readonly onAsk: (asked: AskedRow) => void;
}

/** The one step that is safe here. An unconfirmed order can be settled, never dismissed. */
export function RowAction({ row, deal, onAsk }: RowActionProps) {
  const { action } = row;
  if (action === 'none') return null;
  if (action === 'look_again') return <LookAgain accountId={row.account_id} deal={deal} />;
  // The decision is about the order whose answer was lost, and stands there.
  if (action === 'resolve' && row.verdict !== 'unconfirmed') return null;
  return (
    <Button
      size="xs"
      variant={action === 'leave_alone' ? 'default' : 'filled'}
      aria-label={words.of(words.actions[action], deal)}
      data-action={action}
      onClick={() => onAsk({ row, deal })}
    >
      {words.actions[action]}
    </Button>
  );
}

/** Beside the rows and not in one: the row goes when it is settled, and the answer must stay to be read. */
export function RowDialog({ row, deal, onClose }: RowDialogProps) {
  const { action } = row;
  if (action === 'none' || action === 'look_again') return null;
  const Asked = dialogs[action];
  return <Asked row={row} deal={deal} onClose={onClose} />;
}
