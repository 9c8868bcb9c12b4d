import { useState } from 'react';
import type { Order } from '../api/types.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly those: readonly Order[];
  readonly toggle: (id: string) => void;
  readonly set: (ids: readonly string[], selected: boolean) => void;
  readonly clear: () => void;
}

/** Which of the shown rows are selected. What is no longer shown is no longer selected: nobody acts on the unseen. */
export function useSelection(shown: readonly Order[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const those = shown.filter(({ id }) => chosen.has(id));
  return {
    ids: new Set(those.map(({ id }) => id)),
    those,
    toggle(id) {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    set(ids, selected) {
      const others = [...chosen].filter((id) => !ids.includes(id));
      setChosen(new Set(selected ? [...others, ...ids] : others));
    },
    clear: () => setChosen(new Set()),
  };
}
