import { useEffect, useEffectEvent } from 'react';
import { readKey } from '../keys/read-key.ts';
import { useShortcutsEnabled } from '../keys/use-shortcuts-enabled.ts';

/**
 * While an order is open beside the list, j and k walk through the list and the order follows, wherever the focus is; Esc
 * closes it. They come before the keys of the whole page.
 */
export function useDrawerKeys(id: string, close: () => void): void {
  const [enabled] = useShortcutsEnabled();
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return;
    const { target, key } = event;
    const typing = target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    const { kind } = readKey({ key, modified, command: false, typing }, false);
    if (kind === 'escape' && !typing) close();
    else if (enabled && (kind === 'next' || kind === 'previous')) walk(id, kind === 'next' ? 1 : -1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/**
 * The row of the order in the list; where it has none by now, the list's heading. A row that has the focus keeps it: it is
 * the one that was walked to last, of which the drawer may not know yet.
 */
export function focusRowOf(id: string): void {
  const rows = rowsOfList();
  if (rows.some((each) => each === document.activeElement)) return;
  const row = rows.find((each) => each.dataset.row === id);
  (row ?? document.querySelector<HTMLElement>('main h1'))?.focus();
}

/** A press by a program opens the order, and leaves the focus where it is. */
function walk(id: string, step: 1 | -1): void {
  const rows = rowsOfList();
  const focused = rows.findIndex((each) => each.contains(document.activeElement));
  const at = focused === -1 ? rows.findIndex((each) => each.dataset.row === id) : focused;
  const row = at === -1 ? rows[0] : rows[at + step];
  row?.focus();
  row?.click();
}

function rowsOfList(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main table [data-row]')].filter(
    (row) => row.closest('[data-drawer]') === null,
  );
}
