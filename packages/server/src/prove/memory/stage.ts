import type { VirtualClock } from '@orderwatch/clock';
import type { InProcessSimulator } from '@orderwatch/simulator';
import type { MemoryWorld } from './draw-world.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Onlooker } from './onlooker.ts';
import type { Troupe } from './troupe.ts';

/** What acts are carried out on. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly world: MemoryWorld;
  readonly simulator: InProcessSimulator;
  readonly stores: readonly MemoryStore[];
  readonly troupe: Troupe;
  readonly onlooker: Onlooker;
  /** The wall clock is wrong by so much. */
  skewMs: number;
  /** Until then something is wrong on purpose, and nobody can be blamed for what is late. */
  noteTrouble(untilMs: number): void;
  uccOf(account: number): string;
}
