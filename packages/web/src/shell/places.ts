import { type Icon, IconBuildingBank, IconChecklist, IconPlayerTrackNext } from '@tabler/icons-react';
import { shell } from './strings.ts';

export interface Place {
  readonly path: string;
  readonly word: string;
  readonly icon: Icon;
  /** The second key of `g …`. */
  readonly key: string;
}

/** Where one can go: the rail, the bar on a phone and the `g` keys are all made from this list. */
export const places: readonly Place[] = [
  { path: '/orders', word: shell.places.orders, icon: IconChecklist, key: 'o' },
  { path: '/runs', word: shell.places.runs, icon: IconPlayerTrackNext, key: 'r' },
  { path: '/accounts', word: shell.places.accounts, icon: IconBuildingBank, key: 'a' },
];
