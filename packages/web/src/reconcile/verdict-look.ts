import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconEyeOff,
  IconHelpHexagon,
  IconHourglass,
  IconPlayerTrackNext,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { Divergence } from '../api/queries-reconcile.ts';
import type { Tone } from '../ui/chip.tsx';
import type { Counter } from './describe-agreement.ts';

interface Look {
  readonly tone: Tone;
  readonly icon: Icon;
}

const looks: Readonly<Record<Divergence['verdict'], Look>> = {
  agrees: { tone: 'filled', icon: IconCircleCheck },
  not_shown_yet: { tone: 'sending', icon: IconHourglass },
  broker_newer: { tone: 'sending', icon: IconPlayerTrackNext },
  unknown_to_us: { tone: 'retry', icon: IconUserQuestion },
  missing_at_broker: { tone: 'unresolved', icon: IconEyeOff },
  unconfirmed: { tone: 'unresolved', icon: IconHelpHexagon },
  anomaly: { tone: 'bad', icon: IconAlertTriangle },
};

export function lookOfVerdict(verdict: Divergence['verdict']): Look {
  return looks[verdict];
}

const ofCounters: Readonly<Record<Counter, Look>> = {
  agree: looks.agrees,
  awaited: looks.not_shown_yet,
  differ: looks.broker_newer,
  unknown: looks.unknown_to_us,
  missing: looks.missing_at_broker,
  unconfirmed: looks.unconfirmed,
};

export function lookOfCounter(counter: Counter): Look {
  return ofCounters[counter];
}
