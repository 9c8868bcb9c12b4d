import { useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { type RequestWord, useRequest } from '../actions/use-request.ts';
import { changeCare, confirmOtherProgram } from '../api/queries-reconcile.ts';
import { ReasonField } from './reason-field.tsx';
import { reasonOf } from './reason-of.ts';
import type { RowDialogProps } from './row-action.tsx';
import { reconcile } from './strings.ts';

interface ReasonDialogProps extends RowDialogProps {
  readonly words: { readonly [word in 'title' | 'text' | 'reason' | 'confirm']: string };
  readonly send: (reason: string) => Promise<RequestWord>;
}

/** A decision that needs nothing but a written reason. */
function ReasonDialog({ row, deal, onClose, words, send }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      title={words.title}
      accountId={row.account_id}
      about={deal}
      text={words.text}
      confirm={words.confirm}
      asking={useRequest(send)}
      wish={reasonOf(reason)}
      onClose={onClose}
    >
      <ReasonField label={words.reason} value={reason} onChange={setReason} />
    </AskDialog>
  );
}

export function CareDialog(props: RowDialogProps) {
  return (
    <ReasonDialog
      {...props}
      words={reconcile.care}
      send={(reason) => changeCare(props.row.order_id, true, reason)}
    />
  );
}

export function LeaveDialog(props: RowDialogProps) {
  return (
    <ReasonDialog
      {...props}
      words={reconcile.leave}
      send={(reason) => changeCare(props.row.order_id, false, reason)}
    />
  );
}

export function ProgramDialog(props: RowDialogProps) {
  return (
    <ReasonDialog
      {...props}
      words={reconcile.program}
      send={(reason) => confirmOtherProgram(props.row.account_id, reason)}
    />
  );
}
