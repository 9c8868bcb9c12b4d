import type { Selection } from '../actions/use-selection.ts';
import type { Funds } from '../api/queries-funds.ts';
import type { Order } from '../api/types.ts';
import { PlaceNote } from './place-note.tsx';
import { QueueTable } from './queue-table.tsx';
import { queue as words } from './strings.ts';
import { useQueueOrder } from './use-queue-order.ts';

interface QueueOfAccountProps {
  readonly account: Funds;
  readonly rows: readonly Order[];
  readonly selection: Selection;
}

/** The queue of one account in the order in which it is tried, which its owner can change. */
export function QueueOfAccount({ account, rows, selection }: QueueOfAccountProps) {
  const queue = useQueueOrder(account);
  // What has just come is not in the plan yet, and stands behind it.
  const place = ({ id }: Order) => (queue.ids.includes(id) ? queue.ids.indexOf(id) : queue.ids.length);
  return (
    <>
      <PlaceNote queue={queue} />
      <QueueTable
        caption={words.caption}
        rows={rows.toSorted((a, b) => place(a) - place(b))}
        funds={[account]}
        selection={selection}
        queue={queue}
      />
    </>
  );
}
