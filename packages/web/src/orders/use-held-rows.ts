import { useRef, useState } from 'react';
import { type HeldRows, holdRows } from './hold-rows.ts';

interface Held<Row> extends HeldRows<Row> {
  /** Lets waiting rows take their places at once. */
  readonly show: () => void;
  /** For the element whose rows must not move while the pointer is over it. */
  readonly hold: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
}

interface Asked<Row> {
  /** What was asked for; rows are held in their places only among answers to one question. */
  readonly question: string;
  readonly rows: readonly Row[] | undefined;
  /** Whether the rows still answer the question before. */
  readonly isEarlier: boolean;
}

export function useHeldRows<Row extends { readonly id: string }>({
  question,
  rows: fresh = [],
  isEarlier,
}: Asked<Row>): Held<Row> {
  const [over, setOver] = useState(false);
  const [, redraw] = useState(0);
  const held = useRef<{ question: string; rows: readonly Row[] }>({ question, rows: [] });

  const holding = over && !isEarlier && held.current.question === question;
  const { rows, waiting } = holdRows(held.current.rows, fresh, holding);
  held.current = { question: isEarlier ? held.current.question : question, rows };

  return {
    rows,
    waiting,
    show: () => {
      held.current = { question, rows: [] };
      redraw((count) => count + 1);
    },
    hold: { onPointerEnter: () => setOver(true), onPointerLeave: () => setOver(false) },
  };
}
