import { useState } from 'react';
import type { NewOrder } from '../api/queries-actions.ts';
import type { Status } from '../api/types.ts';
import { useWishKey } from '../api/use-wish-key.ts';
import { OrderForm } from './order-form.tsx';
import { OrderQuestion } from './order-question.tsx';
import type { TypedOrder } from './read-order.ts';

interface NewOrderDialogProps {
  /** Those that orders can be placed for. */
  readonly accounts: Status['accounts'];
  readonly onClose: () => void;
}

/** Two steps: what is wanted, and the question whether it is. What was typed is kept on the way back. */
export function NewOrderDialog({ accounts, onClose }: NewOrderDialogProps) {
  const [typed, setTyped] = useState<TypedOrder>({
    accountId: accounts[0]?.id ?? '',
    side: 'buy',
    symbol: '',
    quantity: '',
    price: '',
    managed: true,
  });
  const keyOf = useWishKey();
  const [reviewed, setReviewed] = useState<{ readonly wish: NewOrder; readonly key: string }>();
  if (reviewed) {
    const { wish, key } = reviewed;
    return (
      <OrderQuestion
        wish={wish}
        idempotencyKey={key}
        onBack={() => setReviewed(undefined)}
        onDone={onClose}
      />
    );
  }
  return (
    <OrderForm
      accounts={accounts}
      typed={typed}
      onType={(change) => setTyped({ ...typed, ...change })}
      onReview={(wish) => setReviewed({ wish, key: keyOf(wish) })}
      onClose={onClose}
    />
  );
}
