import { useRef, useState } from 'react';
import type { Order } from '../api/types.ts';
import { type HeldRows, holdRows } from './hold-rows.ts';

interface Held extends HeldRows<Order> {
  /** Lets waiting rows take their places at once. */
  readonly show: () => void;
  /** For the element whose rows must not move while the pointer is over it. */
  readonly hold: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
}

/** `replaced`: other filters are being fetched, so that the rows shown are about to go in any case. */
export function useHeldRows(fresh: readonly Order[] | undefined, replaced: boolean): Held {
  const [over, setOver] = useState(false);
  const [, redraw] = useState(0);
  const held = useRef<readonly Order[]>([]);
  const question = useRef(replaced);

  // A new question brings new rows; only rows of the same question are held in their places.
  const newQuestion = question.current && !replaced;
  question.current = replaced;
  const { rows, waiting } = holdRows(held.current, fresh ?? [], over && !replaced && !newQuestion);
  held.current = rows;

  return {
    rows,
    waiting,
    show: () => {
      held.current = [];
      redraw((count) => count + 1);
    },
    hold: { onPointerEnter: () => setOver(true), onPointerLeave: () => setOver(false) },
  };
}
