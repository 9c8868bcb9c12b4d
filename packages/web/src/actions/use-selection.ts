import { useCallback, useMemo, useState } from 'react';
import type { Order } from '../api/types.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly those: readonly Order[];
  /** The same function for as long as the list is shown. */
  readonly toggle: (id: string) => void;
  readonly set: (ids: readonly string[], selected: boolean) => void;
  readonly clear: () => void;
}

const NONE: readonly Order[] = [];

/** Which of the shown rows are selected. What is no longer shown is no longer selected: nobody acts on the unseen. */
export function useSelection(shown: Iterable<Order>): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // A list of thousands is not looked through at each step of a scroll for what nobody has selected.
  const those = chosen.size === 0 ? NONE : [...shown].filter(({ id }) => chosen.has(id));
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return {
    ids: useMemo(() => new Set(those.map(({ id }) => id)), [those]),
    those,
    toggle,
    set(ids, selected) {
      const others = [...chosen].filter((id) => !ids.includes(id));
      setChosen(new Set(selected ? [...others, ...ids] : others));
    },
    clear: () => setChosen(new Set()),
  };
}
