/** False where the page has no field to search in. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  return field !== null;
}

/** The first control of the page's filters that is in sight. */
export function focusFilter(): void {
  const controls = document.querySelectorAll<HTMLElement>('main search :is(button, select, input)');
  [...controls].find((control) => control.checkVisibility())?.focus();
}

/** A long list draws what is near, and fetches it: the next row may come a moment after the key. */
const PATIENCE_MS = 3_000;
let stopWaiting = () => {};

/** Rows and events are links or blocks with `data-row`; the focus itself is the place where one is. */
export function moveFocus(step: 1 | -1): void {
  stopWaiting();
  const from = document.activeElement;
  if (focusNext(step) || !from?.matches('[data-row]')) return;
  const observer = new MutationObserver(() => {
    if (document.activeElement !== from || focusNext(step)) stopWaiting();
  });
  const timer = setTimeout(() => stopWaiting(), PATIENCE_MS);
  stopWaiting = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
}

/** False where no row is drawn on that side. */
function focusNext(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  const to = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  rows[to]?.focus();
  return rows[to] !== undefined;
}

/** A row that is a link opens by itself; of a block, what it is about is opened. */
export function openRow(): void {
  const focused = document.activeElement;
  if (focused?.matches('[data-row]:not(a, button)')) focused.querySelector<HTMLElement>('a[href]')?.click();
}

/** Of the row, event or card that has the focus. */
export function unfoldEvidence(): void {
  const place = document.activeElement?.closest('tr, li, article');
  place?.querySelector<HTMLElement>('[data-evidence]')?.click();
}

/** Of the row that has the focus; on an order's own page, of the order. */
export function pressInRow(what: string): void {
  const row = document.activeElement?.closest('tr, li');
  const place = row?.querySelector('[data-row]') ? row : document.querySelector('[data-order-page]');
  place?.querySelector<HTMLElement>(what)?.click();
}
