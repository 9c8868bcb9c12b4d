import type { MouseEvent } from 'react';

let isWanted = false;

/**
 * Whoever opens an order by a press or by Enter goes on in it. One that is walked to by a key only follows, and the focus
 * stays in the list; a press that opens another tab leaves this one as it is.
 */
export function wantFocusInDrawer({ nativeEvent, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): void {
  isWanted = nativeEvent.isTrusted && !(ctrlKey || metaKey || shiftKey || altKey);
}

/** Asked for once. */
export function takeFocusInDrawer(): boolean {
  const wanted = isWanted;
  isWanted = false;
  return wanted;
}
