import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import dialog from '../actions/action-dialog.module.css';
import type { NewOrder } from '../api/queries-actions.ts';
import type { Status } from '../api/types.ts';
import { orders } from '../orders/strings.ts';
import { Dialog } from '../ui/dialog.tsx';
import { readOrder, type TypedOrder } from './read-order.ts';
import { newOrder as words } from './strings.ts';

const sides = ['buy', 'sell'] as const;

interface OrderFormProps {
  readonly accounts: Status['accounts'];
  readonly typed: TypedOrder;
  readonly onType: (change: Partial<TypedOrder>) => void;
  readonly onReview: (wish: NewOrder) => void;
  readonly onClose: () => void;
}

/** The first step: it sends nothing, and leads to the question. */
export function OrderForm({ accounts, typed, onType, onReview, onClose }: OrderFormProps) {
  const { symbolError, quantityError, priceError, wish } = readOrder(typed);
  const review = (event: FormEvent) => {
    event.preventDefault();
    if (wish) onReview(wish);
  };
  return (
    <Dialog opened onClose={onClose} title={words.title} sheet>
      <form onSubmit={review}>
        <div className={dialog.text}>
          <p>{words.explains}</p>
          {accounts.length > 1 && (
            <NativeSelect
              label={words.account}
              value={typed.accountId}
              data={accounts.map(({ id, label }) => ({ value: id, label }))}
              onChange={(event) => onType({ accountId: event.currentTarget.value })}
            />
          )}
          <div className={dialog.fields}>
            <NativeSelect
              label={words.side}
              value={typed.side}
              data={sides.map((side) => ({ value: side, label: orders.sides[side] }))}
              onChange={(event) => onType({ side: event.currentTarget.value === 'sell' ? 'sell' : 'buy' })}
            />
            <TextInput
              data-autofocus
              label={words.symbol}
              value={typed.symbol}
              error={symbolError}
              maxLength={30}
              autoCapitalize="characters"
              autoComplete="off"
              onChange={(event) => onType({ symbol: event.currentTarget.value })}
            />
            <TextInput
              label={words.quantity}
              inputMode="numeric"
              value={typed.quantity}
              error={quantityError}
              onChange={(event) => onType({ quantity: event.currentTarget.value })}
            />
            <TextInput
              label={words.price}
              inputMode="decimal"
              value={typed.price}
              error={priceError}
              onChange={(event) => onType({ price: event.currentTarget.value })}
            />
          </div>
          {typed.side === 'buy' ? (
            <Checkbox
              label={words.managed}
              checked={typed.managed}
              onChange={(event) => onType({ managed: event.currentTarget.checked })}
            />
          ) : (
            <p>{words.sellsOwn}</p>
          )}
          <p className={dialog.when} data-now>
            {words.limitOnly}
          </p>
        </div>
        <div className={dialog.buttons}>
          <Button type="submit" disabled={!wish}>
            {words.review}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
