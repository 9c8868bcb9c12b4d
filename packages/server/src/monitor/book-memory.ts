import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { Committed } from '../db/cycle/commit-changes.ts';
import type { LoadedBook } from '../db/cycle/load-book.ts';
import { carryOver } from './carry-over.ts';

/**
 * The account's book as it was after the last write. Every write is under the lease, so the holder learns of each: what it
 * can follow it follows, after anything else the book is loaded anew. A write checks all that it rests on in any case.
 */
export interface BookMemory {
  /** Undefined before the first reading, and while one is being applied. */
  now(): LoadedBook | undefined;
  /** Takes it out to work on it. Undefined when it has to be loaded. */
  take(): LoadedBook | undefined;
  /** Whether nobody else has written since it was taken out. */
  isUntouched(): boolean;
  /** What was taken out, as the others have left it. Undefined when it has to be loaded. */
  catchUp(taken: LoadedBook): LoadedBook | undefined;
  /** Puts it back as it is after the work; `own` is what that has written. */
  keep(after: LoadedBook, own?: ChangeSet): void;
  /** Told of every write for the account. */
  note(written: Committed): void;
  forget(): void;
}

export function createBookMemory(): BookMemory {
  let kept: LoadedBook | undefined;
  let isOutdated = false;
  let sinceTaken: Committed[] | null = null;

  function follow(book: LoadedBook, written: Committed): LoadedBook {
    const carried = carryOver(book, written);
    isOutdated ||= carried === undefined;
    return carried ?? book;
  }

  return {
    now: () => kept,
    take() {
      const taken = isOutdated ? undefined : kept;
      [kept, isOutdated, sinceTaken] = [undefined, false, []];
      return taken;
    },
    isUntouched: () => sinceTaken?.length === 0,
    catchUp(taken) {
      const others = sinceTaken ?? [];
      const caughtUp = others.reduce(follow, taken);
      const knowsAll = others.length > 0 && !isOutdated;
      [isOutdated, sinceTaken] = [false, []];
      return knowsAll ? caughtUp : undefined;
    },
    keep(after, own) {
      const others = (sinceTaken ?? []).filter(({ changes }) => changes !== own);
      kept = others.reduce(follow, after);
      sinceTaken = null;
    },
    note(written) {
      if (sinceTaken !== null) sinceTaken.push(written);
      else if (kept !== undefined) kept = follow(kept, written);
    },
    forget() {
      [kept, isOutdated, sinceTaken] = [undefined, false, null];
    },
  };
}
