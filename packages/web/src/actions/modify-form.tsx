import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { OrderChange } from '../api/queries-actions.ts';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import styles from './action-dialog.module.css';
import { describeDeal } from './describe-deal.ts';
import { readChange } from './read-change.ts';
import { act, actions } from './strings.ts';

interface ModifyFormProps {
  readonly order: Order;
  readonly isPending: boolean;
  readonly onSubmit: (change: OrderChange) => void;
  readonly foot: (confirm: ReactNode) => ReactNode;
}

export function ModifyForm({ order, isPending, onSubmit, foot }: ModifyFormProps) {
  const [price, setPrice] = useState(order.limit_price ?? '');
  const [quantity, setQuantity] = useState(String(order.quantity));
  const { priceError, quantityError, change } = readChange(order, { price, quantity });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change) onSubmit(change);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          label={act.price}
          inputMode="decimal"
          value={price}
          error={priceError}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        <TextInput
          label={act.quantity}
          inputMode="numeric"
          value={quantity}
          error={quantityError}
          {...(order.execution_qty > 0 && {
            description: act.quantityHint(formatCount(order.execution_qty)),
          })}
          onChange={(event) => setQuantity(event.currentTarget.value)}
        />
      </div>
      <p className={styles.becomes} role="status">
        {change ? act.becomes(describeDeal(order), describeDeal({ ...order, ...change })) : act.unchanged}
      </p>
      {foot(
        <Button type="submit" loading={isPending} disabled={!change}>
          {actions.modify.confirm}
        </Button>,
      )}
    </form>
  );
}
