import type { MemoryWish } from './play-world.ts';

/** Worlds in which a promise was broken once, with as few acts as did it. They are played for good. */
export const KEPT_WORLDS: readonly { readonly name: string; readonly wish: MemoryWish }[] = [
  {
    name: 'read on after a machine was suspended beyond its lease and nobody took over',
    wish: { seed: 330, days: 4, keep: [0, 9] },
  },
  {
    name: 'try a sale again soon that was refused because the session had ended',
    wish: { seed: 1185, days: 4, keep: [0] },
  },
  {
    name: 'let nobody be blind for an hour after a clock was ahead and is set right',
    wish: { seed: 38, days: 2, keep: [1] },
  },
  {
    name: 'read again soon after a clock was an hour behind and is set right',
    wish: { seed: 34, days: 4, keep: [3] },
  },
  {
    name: 'send no second sell for a day that a clock an hour ahead has closed',
    wish: { seed: 376, days: 4, keep: [7] },
  },
  {
    name: 'send none for a day that a clock set back by an hour has opened again',
    wish: { seed: 384, days: 4, keep: [2] },
  },
  {
    name: 'leave alone a sale by hand that has filled in part',
    wish: { seed: 709, days: 4, keep: [13] },
  },
  {
    name: 'read again in the evening what a reading lacked',
    wish: { seed: 366, days: 4, keep: [4, 5, 6, 7, 14] },
  },
  {
    name: 'watch after a machine was suspended beyond its lease while it took over',
    wish: { seed: 5048, days: 4, keep: [0, 4, 6] },
  },
];
