import type { Fault, FaultKind } from '@orderwatch/simulator';
import type { Draw } from './draw.ts';

const CALLS: readonly FaultKind[] = [
  { kind: 'lost_before' },
  { kind: 'lost_after' },
  { kind: 'reset_mid_body' },
  { kind: 'delay', ms: 8_000 },
  { kind: 'delay', ms: 25_000, when: 'after' },
  { kind: 'hang' },
  { kind: 'hang', when: 'after' },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 503, when: 'after' },
  { kind: 'html' },
  { kind: 'truncated' },
  { kind: 'expired_session' },
];
const ROWS: readonly FaultKind[] = [
  { kind: 'mistyped', shape: 'data_null' },
  { kind: 'mistyped', shape: 'quantity_text' },
  { kind: 'mistyped', shape: 'missing_number' },
  { kind: 'no_data' },
  { kind: 'stale_book' },
  { kind: 'shrunken_book', missing: 1 },
  { kind: 'duplicate_rows' },
  { kind: 'shuffled_rows' },
  { kind: 'late_visibility', readings: 2 },
  { kind: 'unknown_status', text: 'pondering' },
];
const FEED: readonly FaultKind[] = [
  { kind: 'feed_refuse' },
  { kind: 'feed_drop' },
  { kind: 'feed_silence' },
  { kind: 'feed_repeat', copies: 2 },
  { kind: 'feed_replay' },
  { kind: 'feed_reorder', group: 3 },
  { kind: 'feed_malformed' },
  { kind: 'feed_sparse' },
  { kind: 'feed_delay', ms: 60_000 },
];

/** A fault of the broker: of one placing, of any call, of what a reading holds, or of the feed. */
export function drawFault(draw: Draw): Fault {
  const probability = draw.one([1, 1, 0.5]);
  switch (draw.below(4)) {
    case 0:
      return { ...draw.one(CALLS), operation: 'place', times: 1 };
    case 1:
      return { ...draw.one(CALLS), probability };
    case 2:
      return { ...draw.one(ROWS), probability };
    default:
      return draw.one(FEED);
  }
}
