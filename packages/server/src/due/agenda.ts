import type { CancelTimer, Clock } from '@orderwatch/clock';
import type { DueKind } from '../db/cycle/change-set.ts';
import type { OpenDue } from '../db/due/load-open-due.ts';

/**
 * An account's due work in memory, with one timer for the next of it. The database is the truth: the agenda is filled
 * from it when the lease is taken, and follows what is committed.
 */
export interface Agenda {
  /** Replaces everything. */
  fill(open: readonly OpenDue[]): void;
  add(due: OpenDue): void;
  remove(kind: DueKind, subject: string): void;
  /** Not done and due at `atMs` or before. */
  dueBy(atMs: number): readonly OpenDue[];
  next(): OpenDue | undefined;
  /** Wakes once more after a minute: something that fell due could not be done. */
  wakeAgain(): void;
  clear(): void;
}

const AGAIN_AFTER_MS = 60_000;

/** `wake` is called once when something falls due; what is still open afterwards is the caller's to try again. */
export function createAgenda(clock: Clock, wake: () => void): Agenda {
  const open = new Map<string, OpenDue>();
  let cancel: CancelTimer = () => {};
  let cancelAgain: CancelTimer = () => {};
  const keyOf = (kind: DueKind, subject: string) => `${kind} ${subject}`;

  function next(): OpenDue | undefined {
    let first: OpenDue | undefined;
    for (const due of open.values()) if (first === undefined || due.dueAtMs < first.dueAtMs) first = due;
    return first;
  }

  function arm(): void {
    cancel();
    cancel = () => {};
    const now = clock.nowMs();
    let soonest: number | undefined;
    for (const { dueAtMs } of open.values()) {
      if (dueAtMs > now && (soonest === undefined || dueAtMs < soonest)) soonest = dueAtMs;
    }
    if (soonest === undefined) return;
    cancel = clock.setTimer(soonest - now, () => {
      wake();
      arm();
    });
  }

  /** What is late already needs a push of its own: the timer is for what is still to come. */
  function wakeForOverdue(added: readonly OpenDue[]): void {
    const now = clock.nowMs();
    if (added.some(({ dueAtMs }) => dueAtMs <= now)) clock.setTimer(0, wake);
  }

  return {
    fill(all) {
      open.clear();
      for (const due of all) open.set(keyOf(due.kind, due.subject), due);
      wakeForOverdue(all);
      arm();
    },
    add(due) {
      open.set(keyOf(due.kind, due.subject), due);
      wakeForOverdue([due]);
      arm();
    },
    remove(kind, subject) {
      if (open.delete(keyOf(kind, subject))) arm();
    },
    dueBy: (atMs) => [...open.values()].filter((due) => due.dueAtMs <= atMs),
    next,
    wakeAgain() {
      cancelAgain();
      cancelAgain = clock.setTimer(AGAIN_AFTER_MS, wake);
    },
    clear() {
      cancelAgain();
      open.clear();
      arm();
    },
  };
}
