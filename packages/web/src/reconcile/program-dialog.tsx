import { useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { confirmOtherProgram } from '../api/queries-reconcile.ts';
import { ReasonField } from './reason-field.tsx';
import { reasonOf } from './reason-of.ts';
import type { RowDialogProps } from './row-action.tsx';
import { reconcile } from './strings.ts';

export function ProgramDialog({ row, deal, onClose }: RowDialogProps) {
  const { program: words } = reconcile;
  const [reason, setReason] = useState('');
  const asking = useRequest((wish: string) => confirmOtherProgram(row.account_id, wish));
  return (
    <AskDialog
      title={words.title}
      accountId={row.account_id}
      about={deal}
      text={words.text}
      confirm={words.confirm}
      asking={asking}
      wish={reasonOf(reason)}
      onClose={onClose}
    >
      <ReasonField label={words.reason} value={reason} onChange={setReason} />
    </AskDialog>
  );
}
