import type { PositionWish } from '../api/queries-positions.ts';
import { formatCount } from '../format/rupees.ts';
import { isDay } from '../format/time.ts';
import { positions as words } from './strings.ts';

/** What was typed into the form of a hold. */
export interface HoldFields {
  readonly reason: string;
  readonly until: string;
}

interface HoldRead {
  readonly untilError: string | undefined;
  readonly wish: PositionWish | undefined;
}

/** `today`: a hold that ends today would hold nothing. */
export function readHold({ reason, until }: HoldFields, today: string): HoldRead {
  const why = reason.trim();
  const isLate = until === '' || (isDay(until) && until > today);
  return {
    // Of text that is no day the field speaks itself.
    untilError: isLate || !isDay(until) ? undefined : words.hold.tooEarly,
    wish:
      isLate && why !== ''
        ? { kind: 'hold', body: { reason: why, until: until === '' ? null : until } }
        : undefined,
  };
}

export interface AdjustFields {
  readonly from: string;
  readonly to: string;
  readonly exDay: string;
  readonly reason: string;
}

interface AdjustRead {
  readonly fromError: string | undefined;
  readonly toError: string | undefined;
  /** What becomes of the shares, or what is lacking. */
  readonly becomes: string;
  readonly wish: PositionWish | undefined;
}

/** The server decides; this only keeps what cannot be meant from being sent. */
export function readAdjust({ from, to, exDay, reason }: AdjustFields, quantity: number): AdjustRead {
  const before = countOf(from);
  const after = countOf(to);
  const errors = {
    fromError: from !== '' && before === undefined ? words.adjust.notACount : undefined,
    toError:
      to !== '' && after === undefined
        ? words.adjust.notACount
        : after !== undefined && after === before
          ? words.adjust.same
          : undefined,
  };
  if (before === undefined || after === undefined || before === after) {
    return { ...errors, becomes: words.adjust.incomplete, wish: undefined };
  }
  const left = Math.floor((quantity * after) / before);
  if (left === 0) return { ...errors, becomes: words.adjust.none, wish: undefined };
  const why = reason.trim();
  const complete = isDay(exDay) && why !== '';
  return {
    ...errors,
    becomes: words.adjust.becomes(formatCount(quantity), formatCount(left)),
    wish: complete
      ? { kind: 'adjust', body: { from: before, to: after, ex_day: exDay, reason: why } }
      : undefined,
  };
}

function countOf(text: string): number | undefined {
  const count = Number(text.trim());
  return /^\d{1,7}$/.test(text.trim()) && count >= 1 && count <= 1_000_000 ? count : undefined;
}
