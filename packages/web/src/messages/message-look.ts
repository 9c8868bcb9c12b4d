import {
  type Icon,
  IconBellOff,
  IconCircleCheck,
  IconExclamationCircle,
  IconHourglass,
  IconMoon,
  IconRotateClockwise,
  IconSend,
} from '@tabler/icons-react';
import type { Delivery } from '../api/queries-notices.ts';
import type { Tone } from '../ui/chip.tsx';

export const looks: Readonly<Record<Delivery['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  queued: { tone: 'sending', icon: IconHourglass },
  sending: { tone: 'sending', icon: IconSend },
  deferred: { tone: 'queued', icon: IconMoon },
  sent: { tone: 'filled', icon: IconCircleCheck },
  failed: { tone: 'retry', icon: IconRotateClockwise },
  dead: { tone: 'bad', icon: IconExclamationCircle },
  suppressed: { tone: 'ended', icon: IconBellOff },
};
