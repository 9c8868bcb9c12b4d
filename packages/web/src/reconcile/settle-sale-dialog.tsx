import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { orderQuery } from '../api/queries.ts';
import { askForPosition, type PositionDetail, type PositionWish } from '../api/queries-positions.ts';
import { formatCount } from '../format/rupees.ts';
import { describePosition } from '../positions/describe-positions.ts';
import { reconcile } from './strings.ts';

interface SettleSaleDialogProps {
  readonly position: PositionDetail;
  readonly sale: PositionDetail['orders'][number];
  readonly onClose: () => void;
}

export function SettleSaleDialog({ position, sale, onClose }: SettleSaleDialogProps) {
  const { sales: words } = reconcile;
  const { data: order } = useQuery(orderQuery(sale.order_id));
  const [count, setCount] = useState('');
  const asking = useRequest((wish: PositionWish, key) => askForPosition(position.id, wish, key));
  const owned = position.quantity + sale.quantity;
  const most = order === undefined ? owned : Math.min(owned, order.execution_qty);
  const typed = count.trim();
  const shares = /^\d{1,8}$/.test(typed) && Number(typed) <= most ? Number(typed) : undefined;
  return (
    <AskDialog
      title={words.dialogTitle}
      accountId={position.account_id}
      about={
        order === undefined
          ? describePosition(position)
          : words.sizes(formatCount(order.execution_qty), position.symbol, formatCount(owned))
      }
      text={words.dialogText}
      confirm={words.confirm}
      asking={asking}
      wish={
        shares === undefined
          ? undefined
          : { kind: 'settle', body: { order_id: sale.order_id, of_position: shares } }
      }
      onClose={onClose}
    >
      <TextInput
        label={words.ofPosition}
        inputMode="numeric"
        maxLength={8}
        value={count}
        error={typed !== '' && shares === undefined ? words.notACount(formatCount(most)) : undefined}
        onChange={(event) => setCount(event.currentTarget.value)}
      />
    </AskDialog>
  );
}
