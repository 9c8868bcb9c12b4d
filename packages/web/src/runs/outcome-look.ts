import {
  type Icon,
  IconAlertOctagon,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconHelpHexagon,
  IconLoader,
  IconRotateClockwise,
  IconSend,
  IconX,
} from '@tabler/icons-react';
import type { PlacementRun, PlacementRunRow } from '../api/types.ts';
import type { Tone } from '../ui/chip.tsx';

interface Look {
  readonly tone: Tone;
  readonly icon: Icon;
}

export const outcomeLooks: Readonly<Record<PlacementRunRow['outcome'], Look>> = {
  placed: { tone: 'filled', icon: IconCircleCheck },
  would_place: { tone: 'sending', icon: IconSend },
  queued: { tone: 'retry', icon: IconRotateClockwise },
  would_queue: { tone: 'retry', icon: IconRotateClockwise },
  skipped: { tone: 'ended', icon: IconCircleDashed },
  failed: { tone: 'bad', icon: IconAlertOctagon },
  would_fail: { tone: 'bad', icon: IconAlertOctagon },
  unconfirmed: { tone: 'unresolved', icon: IconHelpHexagon },
};

export const stateLooks: Readonly<Record<PlacementRun['state'], Look>> = {
  queued: { tone: 'sending', icon: IconClock },
  running: { tone: 'open', icon: IconLoader },
  done: { tone: 'filled', icon: IconCircleCheck },
  refused: { tone: 'bad', icon: IconBan },
  interrupted: { tone: 'unresolved', icon: IconX },
};

export const outcomes: readonly PlacementRunRow['outcome'][] = [
  'placed',
  'would_place',
  'unconfirmed',
  'queued',
  'would_queue',
  'failed',
  'would_fail',
  'skipped',
];
