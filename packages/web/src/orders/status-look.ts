import {
  type Icon,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconExclamationCircle,
  IconEyeOff,
  IconHelpHexagon,
  IconMoon,
  IconRotateClockwise,
  IconSend,
  IconSquareCheck,
} from '@tabler/icons-react';
import type { Order, OrderStatus } from '../api/types.ts';
import type { Tone } from '../ui/chip.tsx';
import { orders } from './strings.ts';

export interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: Icon;
}

const looks: Readonly<Record<OrderStatus, Omit<Look, 'word'>>> = {
  placing: { tone: 'sending', icon: IconSend },
  unconfirmed: { tone: 'unresolved', icon: IconHelpHexagon },
  amo: { tone: 'queued', icon: IconMoon },
  pending_execution: { tone: 'open', icon: IconCircleDashed },
  ongoing: { tone: 'filled', icon: IconCircleCheck },
  closed: { tone: 'done', icon: IconSquareCheck },
  retry_pending: { tone: 'retry', icon: IconRotateClockwise },
  failed: { tone: 'bad', icon: IconExclamationCircle },
  rejected: { tone: 'bad', icon: IconBan },
  cancelled: { tone: 'ended', icon: IconCircleX },
};

export function lookOfStatus(status: OrderStatus): Look {
  return { ...looks[status], word: orders.words[status] };
}

/** "Part filled" and "missing" are no statuses of their own, but a person must see them. */
export function lookOfOrder({
  status,
  execution_qty,
  missing_since,
}: Pick<Order, 'status' | 'execution_qty' | 'missing_since'>): Look {
  if (missing_since !== null) return { word: orders.words[status], tone: 'unresolved', icon: IconEyeOff };
  if (status === 'pending_execution' && execution_qty > 0) {
    return { word: orders.partFilled, tone: 'part', icon: IconCircleHalf2 };
  }
  return lookOfStatus(status);
}

/** In the order of an order's life. */
export const statuses: readonly OrderStatus[] = [
  'placing',
  'unconfirmed',
  'amo',
  'pending_execution',
  'ongoing',
  'closed',
  'retry_pending',
  'failed',
  'rejected',
  'cancelled',
];
