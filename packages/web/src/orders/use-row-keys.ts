import { useRef } from 'react';

/**
 * The key of each place of a long list: its order's where that is known. The same function until another order stands in a
 * place, since with another one the list is measured anew from end to end.
 */
export function useRowKeys(
  rows: readonly { readonly id: string }[],
  first: number,
): (index: number) => string | number {
  const kept = useRef(keysOf([], 0));
  const { ids } = kept.current;
  const isSame =
    kept.current.first === first && ids.length === rows.length && rows.every(({ id }, at) => id === ids[at]);
  if (!isSame)
    kept.current = keysOf(
      rows.map(({ id }) => id),
      first,
    );
  return kept.current.keyOf;
}

function keysOf(ids: readonly string[], first: number) {
  return { ids, first, keyOf: (index: number) => ids[index - first] ?? index };
}
