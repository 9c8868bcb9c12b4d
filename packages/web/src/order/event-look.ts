import {
  type Icon,
  IconAlertTriangle,
  IconArrowsExchange,
  IconBan,
  IconCircleCheck,
  IconCircleHalf2,
  IconCircleX,
  IconEye,
  IconEyeOff,
  IconFileCheck,
  IconFilePlus,
  IconGavel,
  IconHandStop,
  IconHelpHexagon,
  IconHourglassOff,
  IconLink,
  IconMoon,
  IconPencil,
  IconPoint,
  IconRotateClockwise,
  IconSend,
  IconSquareCheck,
} from '@tabler/icons-react';
import type { Tone } from '../ui/chip.tsx';

interface EventLook {
  readonly tone: Tone;
  readonly icon: Icon;
}

const looks: Readonly<Record<string, EventLook>> = {
  recorded: { tone: 'done', icon: IconFilePlus },
  sending: { tone: 'sending', icon: IconSend },
  accepted: { tone: 'sending', icon: IconCircleCheck },
  refused: { tone: 'bad', icon: IconBan },
  not_sent: { tone: 'ended', icon: IconHandStop },
  unconfirmed: { tone: 'unresolved', icon: IconHelpHexagon },
  verified: { tone: 'filled', icon: IconFileCheck },
  queued: { tone: 'queued', icon: IconMoon },
  open: { tone: 'open', icon: IconArrowsExchange },
  partly_filled: { tone: 'part', icon: IconCircleHalf2 },
  filled: { tone: 'filled', icon: IconCircleCheck },
  cancelled: { tone: 'ended', icon: IconCircleX },
  rejected: { tone: 'bad', icon: IconBan },
  expired: { tone: 'ended', icon: IconHourglassOff },
  modified: { tone: 'sending', icon: IconPencil },
  modify_requested: { tone: 'sending', icon: IconPencil },
  modify_refused: { tone: 'bad', icon: IconPencil },
  cancel_requested: { tone: 'ended', icon: IconHandStop },
  cancel_refused: { tone: 'bad', icon: IconHandStop },
  missing: { tone: 'unresolved', icon: IconEyeOff },
  found: { tone: 'filled', icon: IconEye },
  linked: { tone: 'filled', icon: IconLink },
  external_seen: { tone: 'sending', icon: IconEye },
  position_closed: { tone: 'done', icon: IconSquareCheck },
  resolved: { tone: 'done', icon: IconGavel },
  correction: { tone: 'unresolved', icon: IconAlertTriangle },
  anomaly: { tone: 'unresolved', icon: IconAlertTriangle },
  retry_queued: { tone: 'retry', icon: IconRotateClockwise },
  retried: { tone: 'retry', icon: IconRotateClockwise },
  retry_expired: { tone: 'ended', icon: IconHourglassOff },
  failed: { tone: 'bad', icon: IconAlertTriangle },
  dropped: { tone: 'ended', icon: IconCircleX },
};

const positionLooks: Readonly<Record<string, EventLook>> = {
  opened: { tone: 'filled', icon: IconSquareCheck },
  increased: { tone: 'filled', icon: IconCircleHalf2 },
  reduced: { tone: 'part', icon: IconCircleHalf2 },
  closed: { tone: 'done', icon: IconSquareCheck },
  adjusted: { tone: 'unresolved', icon: IconPencil },
  held: { tone: 'ended', icon: IconHandStop },
  released: { tone: 'open', icon: IconRotateClockwise },
  frozen: { tone: 'unresolved', icon: IconAlertTriangle },
  sell_missing: { tone: 'unresolved', icon: IconHelpHexagon },
};

/** A kind that a newer server wrote gets a plain dot; its sentence says what it is. */
export function lookOfEvent(kind: string): EventLook {
  const [subject, what = ''] = kind.split('.');
  const found = subject === 'position' ? positionLooks[what] : looks[kind.replace(/^order\./, '')];
  return found ?? { tone: 'done', icon: IconPoint };
}
