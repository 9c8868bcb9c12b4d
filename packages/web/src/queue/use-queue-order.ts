import { useEffect, useRef, useState } from 'react';
import { type Asking, useRequest } from '../actions/use-request.ts';
import { orderQueue } from '../api/queries-actions.ts';
import type { Funds } from '../api/queries-funds.ts';
import { moveInQueue } from './move-in-queue.ts';

export interface QueueOrder {
  /** The queued orders of the account, first the one that gets money first. */
  readonly ids: readonly string[];
  readonly asking: Asking<readonly string[]>;
  /** The order that is drawn along by the pointer. */
  readonly drawn: string | undefined;
  readonly draw: (id: string | undefined) => void;
  readonly move: (id: string, to: number) => void;
}

/** Where the queue of one account stands, and how its owner changes that. The places are the server's: none is guessed. */
export function useQueueOrder(account: Funds): QueueOrder {
  const [drawn, draw] = useState<string>();
  const moved = useRef<{ readonly id: string; readonly from: string }>(undefined);
  const ids = account.lines.filter(({ stage }) => stage === 'queued').map(({ order_id }) => order_id);
  const asking = useRequest((order: readonly string[]) => orderQueue(account.account_id, order));
  const standing = ids.join(' ');
  // A row that moves takes the focus of its buttons with it, wherever the browser has let go of it.
  useEffect(() => {
    if (moved.current === undefined || moved.current.from === standing) return;
    focusButtons(moved.current.id);
    moved.current = undefined;
  }, [standing]);
  return {
    ids,
    asking,
    drawn,
    draw,
    move(id, to) {
      const order = moveInQueue(ids, id, to);
      if (order === ids || asking.isPending) return;
      moved.current = { id, from: standing };
      asking.ask(order);
    },
  };
}

function focusButtons(id: string): void {
  const row = document.querySelector(`[data-places="${CSS.escape(id)}"]`);
  if (row?.contains(document.activeElement)) return;
  row?.querySelector<HTMLElement>('button[data-last]:not(:disabled), button:not(:disabled)')?.focus();
}
