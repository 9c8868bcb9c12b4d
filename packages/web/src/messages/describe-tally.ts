import type { DeliveryTally } from '../api/queries-notices.ts';
import { formatCount } from '../format/rupees.ts';
import { messages as words } from './strings.ts';

type Counted = Pick<DeliveryTally['channels'][number], 'sent' | 'waiting' | 'failed' | 'dead'>;

/** The last seven days in one sentence; what did not get through comes first. */
export function describeTally(channels: readonly Counted[]): string {
  const sum = (key: keyof Counted) => channels.reduce((total, each) => total + each[key], 0);
  const troubles = sum('failed') + sum('dead');
  if (troubles > 0) return words.troubles(formatCount(troubles), troubles === 1);
  const waiting = sum('waiting');
  if (waiting > 0) return words.waiting(formatCount(waiting), waiting === 1);
  const sent = sum('sent');
  return sent === 0 ? words.quiet : words.allWell(formatCount(sent), sent === 1);
}
