const SOON_MS = 3_000;
const parts = import.meta.glob([
  '../*/*-page.tsx',
  '../kill/kill-dialog.tsx',
  '../bell/bell-list.tsx',
  '../order/order-drawer.tsx',
  '../new-order/new-order-dialog.tsx',
  '../keys/palette.tsx',
  '../entry/sign-in-again.tsx',
  '!../entry/setup-page.tsx',
]);

/**
 * Fetches, once the first page stands, the parts that can be asked for next: a server that has gone by then must not take
 * the pages with it, nor the kill switch. Returns the function that ends it.
 */
export function loadAhead(): () => void {
  let isEnded = false;
  const timer = setTimeout(async () => {
    // One after the other, so that they never stand in the way of what is asked.
    for (const load of Object.values(parts)) {
      if (isEnded) return;
      // What cannot be had now is asked for again when it is needed, and missing there is told.
      await load().catch(() => undefined);
    }
  }, SOON_MS);
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
