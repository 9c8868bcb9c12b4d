import { lazy, Suspense } from 'react';
import type { Status } from '../api/types.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

export interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly mode: Status['mode'];
}

/** The palette is fetched when it is first asked for. */
export function PaletteSlot(props: PaletteProps) {
  return <Suspense>{props.opened && <Palette {...props} />}</Suspense>;
}
