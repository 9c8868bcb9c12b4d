import type { Sign } from './place-marks.ts';

/** How a sign is drawn, in the picture and in its legend: a path in a square of 14 by 14, and the colour of its token. */
interface SignLook {
  readonly path: string;
  readonly token: string;
  readonly isFull: boolean;
}

const disc = 'M12 7A5 5 0 1 1 2 7A5 5 0 1 1 12 7Z';

/** Each has a form of its own: colour says nothing that the form does not. */
export const SIGNS: Readonly<Record<Sign, SignLook>> = {
  bought: { path: disc, token: '--buy', isFull: true },
  sold: { path: disc, token: '--sell', isFull: false },
  placed: { path: 'M7 2L12.5 12H1.5Z', token: '--tone-queued', isFull: false },
  cancelled: { path: 'M2.5 2.5L11.5 11.5M11.5 2.5L2.5 11.5', token: '--tone-ended', isFull: false },
  rejected: { path: `${disc}M3.5 10.5L10.5 3.5`, token: '--tone-bad', isFull: false },
  expired: { path: 'M7 1.5L12.5 7L7 12.5L1.5 7Z', token: '--tone-ended', isFull: false },
};
