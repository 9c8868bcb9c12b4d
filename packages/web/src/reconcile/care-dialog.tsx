import { useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { takeUnderCare } from '../api/queries-reconcile.ts';
import { ReasonField } from './reason-field.tsx';
import { reasonOf } from './reason-of.ts';
import type { RowDialogProps } from './row-action.tsx';
import { reconcile } from './strings.ts';

export function CareDialog({ row, deal, onClose }: RowDialogProps) {
  const { care: words } = reconcile;
  const [reason, setReason] = useState('');
  const asking = useRequest((wish: string) => takeUnderCare(row.order_id, wish));
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
