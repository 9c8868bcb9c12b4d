/** One trading day of one kind of instrument, in epoch milliseconds. The random ends are already drawn. */
export interface Session {
  /** Days since 1970-01-01 in India. */
  readonly dayNumber: number;
  readonly preOpen: PreOpen | null;
  readonly continuous: { readonly fromMs: number; readonly toMs: number };
  readonly closing: ClosingAuction | null;
  /** When the last order of the day can be filled. */
  readonly endsMs: number;
}

interface PreOpen {
  readonly fromMs: number;
  /** Entry closes at random in its last minute. */
  readonly entryEndsMs: number;
  readonly matchesMs: number;
  readonly matchingEndsMs: number;
}

interface ClosingAuction {
  readonly referenceFromMs: number;
  readonly entryFromMs: number;
  /** Entry closes at random in its last two minutes. */
  readonly entryEndsMs: number;
  readonly matchesMs: number;
  readonly endsMs: number;
}

export type SessionPhase =
  | 'before'
  | 'pre_open_order_entry'
  | 'pre_open_matching'
  | 'pre_open_buffer'
  | 'continuous'
  | 'closing_auction_reference'
  | 'closing_auction_entry'
  | 'closing_auction_matching'
  | 'after';

interface Boundary {
  readonly fromMs: number;
  readonly phase: SessionPhase;
}

/** The phases of a session with their starts, in order. */
export function boundaries({ preOpen, continuous, closing, endsMs }: Session): readonly Boundary[] {
  const starts: Boundary[] = [];
  if (preOpen) {
    starts.push({ fromMs: preOpen.fromMs, phase: 'pre_open_order_entry' });
    starts.push({ fromMs: preOpen.entryEndsMs, phase: 'pre_open_matching' });
    starts.push({ fromMs: preOpen.matchingEndsMs, phase: 'pre_open_buffer' });
  }
  starts.push({ fromMs: continuous.fromMs, phase: 'continuous' });
  if (closing) {
    starts.push({ fromMs: closing.referenceFromMs, phase: 'closing_auction_reference' });
    starts.push({ fromMs: closing.entryFromMs, phase: 'closing_auction_entry' });
    starts.push({ fromMs: closing.entryEndsMs, phase: 'closing_auction_matching' });
  }
  starts.push({ fromMs: endsMs, phase: 'after' });
  return starts;
}

/** Where in its session a moment lies. */
export function phaseIn(session: Session, atMs: number): SessionPhase {
  let phase: SessionPhase = 'before';
  for (const boundary of boundaries(session)) {
    if (atMs >= boundary.fromMs) phase = boundary.phase;
  }
  return phase;
}
