import type { MemoryWish } from './play-world.ts';

/** Worlds in which a promise was broken once, with as few acts as did it. They are played for good. */
export const KEPT_WORLDS: readonly { readonly name: string; readonly wish: MemoryWish }[] = [
  {
    name: 'let nobody be blind for an hour after a clock was ahead and is set right',
    wish: { seed: 38, days: 2, keep: [1] },
  },
  {
    name: 'read again soon after a clock was an hour behind and is set right',
    wish: { seed: 34, days: 4, keep: [3] },
  },
];
