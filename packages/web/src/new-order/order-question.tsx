import { useQuery } from '@tanstack/react-query';
import dialog from '../actions/action-dialog.module.css';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { canSendNow } from '../actions/which-actions.ts';
import { statusQuery } from '../api/queries.ts';
import { type NewOrder, placeOrder } from '../api/queries-actions.ts';
import { fundsQuery } from '../api/queries-funds.ts';
import { formatCount, formatRupees, orderValue, sumRupees } from '../format/rupees.ts';
import { signOf } from '../format/signed.ts';
import { orders } from '../orders/strings.ts';
import { newOrder as words } from './strings.ts';

interface OrderQuestionProps {
  readonly wish: NewOrder;
  /** Of this wish: pressed again after a silence, also by way of the form, nothing is placed twice. */
  readonly idempotencyKey: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** The second step: names side, shares, symbol and rupees, and has the focus on the safe button. */
export function OrderQuestion({ wish, idempotencyKey, onBack, onDone }: OrderQuestionProps) {
  const { data: status } = useQuery(statusQuery);
  const asking = useRequest((asked: NewOrder) => placeOrder(asked, idempotencyKey));
  const { side, symbol, quantity, limit_price: price } = wish;
  const value = orderValue(price, quantity) ?? price;
  const market = status?.market;
  return (
    <AskDialog
      title={words.reviewTitle}
      accountId={wish.account_id}
      about={words.deal(
        orders.sides[side],
        formatCount(quantity),
        symbol,
        formatRupees(price),
        formatRupees(value),
      )}
      text={words.reviewText}
      confirm={`${words.confirm[side]} ${formatCount(quantity)} ${symbol}`}
      keep={words.keep}
      asking={asking}
      wish={wish}
      onClose={asking.answer ? onDone : onBack}
    >
      {side === 'buy' && <Money accountId={wish.account_id} value={value} />}
      {market && (
        <p className={dialog.when} data-now={canSendNow(market) || undefined}>
          {(canSendNow(market) ? words.sendsNow : words.refusedNow)(market.label)}
        </p>
      )}
    </AskDialog>
  );
}

/** What is free by the broker's last word. The server asks anew before anything is sent. */
function Money({ accountId, value }: { readonly accountId: string; readonly value: string }) {
  const { data: funds = [] } = useQuery(fundsQuery);
  const free = funds.find(({ account_id }) => account_id === accountId)?.free ?? null;
  if (free === null) return null;
  const over = sumRupees([value, free.startsWith('-') ? free.slice(1) : `-${free}`]);
  const isShort = over !== undefined && signOf(over) === 'gain';
  return (
    <p>
      {words.free(formatRupees(free))} {isShort && <strong>{words.short(formatRupees(over))}</strong>}
    </p>
  );
}
