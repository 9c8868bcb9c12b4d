import {
  type Icon,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconExclamationCircle,
  IconHelpHexagon,
  IconRotateClockwise,
} from '@tabler/icons-react';
import type { Tone } from '../ui/chip.tsx';
import type { StackPart } from './stack-days.ts';

const looks: Readonly<Record<StackPart, { readonly tone: Tone; readonly icon: Icon }>> = {
  executed: { tone: 'filled', icon: IconCircleCheck },
  partly_executed: { tone: 'part', icon: IconCircleHalf2 },
  open: { tone: 'open', icon: IconCircleDashed },
  unconfirmed: { tone: 'unresolved', icon: IconHelpHexagon },
  retry_queue: { tone: 'retry', icon: IconRotateClockwise },
  failed: { tone: 'sending', icon: IconExclamationCircle },
  rejected: { tone: 'bad', icon: IconBan },
  cancelled: { tone: 'ended', icon: IconCircleX },
};

/** As an order of that state looks elsewhere; failed and rejected, which share a colour there, are told apart here. */
export function lookOfPart(part: StackPart) {
  return looks[part];
}
