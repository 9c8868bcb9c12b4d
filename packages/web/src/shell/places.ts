import {
  type Icon,
  IconArrowsDiff,
  IconBriefcase,
  IconChecklist,
  IconHeartbeat,
  IconHistory,
  IconPlayerPlay,
  IconPlayerTrackNext,
  IconRotateClockwise,
  IconSettings,
  IconSunHigh,
  IconTestPipe,
  IconWallet,
} from '@tabler/icons-react';
import type { Status } from '../api/types.ts';
import { shell } from './strings.ts';

type Mode = NonNullable<Status['mode']>;

export interface Place {
  readonly path: string;
  readonly word: string;
  readonly icon: Icon;
  /** The second key of `g …`. */
  readonly key: string;
  /** Places of one group stand together; a line parts the groups. */
  readonly group: 'now' | 'money' | 'past' | 'desk';
  /** On a phone it stands in the bar; the others are behind "More". The bar has room for four. */
  readonly inBar?: boolean;
  /** A number beside the word. */
  readonly badge?: 'queue';
  /** Only there, when it is nowhere else of use. */
  readonly modes?: readonly Mode[];
}

/**
 * Where one can go: the rail, the bar on a phone, the `g` keys and the command palette are all made from this list, in
 * this order. A place is listed when its page exists.
 */
export const places: readonly Place[] = [
  { path: '/today', word: shell.places.today, icon: IconSunHigh, key: 't', group: 'now', inBar: true },
  { path: '/orders', word: shell.places.orders, icon: IconChecklist, key: 'o', group: 'now', inBar: true },
  {
    path: '/queue',
    word: shell.places.queue,
    icon: IconRotateClockwise,
    key: 'q',
    group: 'now',
    inBar: true,
    badge: 'queue',
  },
  { path: '/reconcile', word: shell.places.reconcile, icon: IconArrowsDiff, key: 'r', group: 'now' },
  { path: '/positions', word: shell.places.positions, icon: IconBriefcase, key: 'p', group: 'money' },
  { path: '/funds', word: shell.places.funds, icon: IconWallet, key: 'f', group: 'money' },
  {
    path: '/activity',
    word: shell.places.activity,
    icon: IconHistory,
    key: 'a',
    group: 'past',
    inBar: true,
  },
  { path: '/runs', word: shell.places.runs, icon: IconPlayerTrackNext, key: 'u', group: 'past' },
  {
    path: '/simulator',
    word: shell.places.simulator,
    icon: IconTestPipe,
    key: 'm',
    group: 'desk',
    modes: ['demo', 'paper'],
  },
  // Without a simulator, which has the replay on its own page.
  {
    path: '/replay',
    word: shell.places.replay,
    icon: IconPlayerPlay,
    key: 'y',
    group: 'desk',
    modes: ['live', 'read-only'],
  },
  { path: '/settings', word: shell.places.settings, icon: IconSettings, key: 's', group: 'desk' },
  { path: '/health', word: shell.places.health, icon: IconHeartbeat, key: 'h', group: 'desk' },
];

/** The places of a desk in this mode. */
export function placesIn(mode: Status['mode']): readonly Place[] {
  return places.filter(({ modes }) => modes === undefined || (mode !== null && modes.includes(mode)));
}
