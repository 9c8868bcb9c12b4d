import type { CancelTimer } from '@orderwatch/clock';
import { type BrokerOrderId, isOpen, istDayNumber, type Snapshot } from '@orderwatch/core';
import type { Committed } from '../db/cycle/commit-changes.ts';
import { dayNumber } from '../db/cycle/records.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { CycleReport, LiveFacts } from '../desk/desk.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { createLane } from '../desk/lane.ts';
import { isSwitchedOn } from '../guards/guard-settings.ts';
import { heldMemoryOf } from '../positions/held-memory.ts';
import type { BookReading } from './after-reading.ts';
import { type Applied, applyObservation, type Observation, observationOf } from './apply-observation.ts';
import { createBookMemory } from './book-memory.ts';
import { cycleReport, idleReport } from './cycle-report.ts';
import { type Coalescer, createCoalescer } from './cycle-runner.ts';
import { createFeedIntake } from './feed-intake.ts';
import { createFeedFollower } from './follow-feed.ts';
import { openQuestions } from './open-questions.ts';
import { readOneOrder } from './read-one-order.ts';
import { planReading, type ReadingPlan } from './reading-plan.ts';

/** Frames of one order come in bursts: the reading that confirms them waits for the last. */
const FEED_QUIET_MS = 1_000;
/** A plan is made anew so often: the clock by which it was made may have been wrong, and set right since. */
const LONGEST_WAIT_MS = 60_000;

export interface Watch {
  readonly cycles: Coalescer<CycleReport>;
  /** Begins to read, follow the feed and set timers. */
  start(): void;
  /** Ends timers and feed; what is under way ends by itself. */
  stop(): Promise<void>;
  idle(): Promise<void>;
  /** Asks for one order, and for its history where the book has none of it. */
  lookUp(number: BrokerOrderId): Promise<void>;
  /** The last reading of the book that was believed without doubt. */
  lastBook(): Snapshot | null;
  /** Told of every write for the account, whoever made it. */
  noteWritten(written: Committed): void;
  /** Forgets what is remembered of the database. */
  forget(): void;
  facts(): Pick<LiveFacts, 'feed' | 'feedSinceMs' | 'feedDrops' | 'nextReadingAtMs' | 'readingIntervalMs'>;
}

/** Watches one account: readings when they are due, frames as they come, both through the same decide-and-write. */
export function createWatch(
  parts: DeskParts,
  hands: AccountHands,
  findInstrument: Parameters<typeof applyObservation>[0]['findInstrument'],
  onReading: (reading: BookReading) => void,
): Watch {
  const { clock, log } = parts;
  const lane = createLane();
  const memory = createBookMemory();
  const held = heldMemoryOf(hands);
  let running = false;
  let plan: ReadingPlan | null = null;
  let lastBook: Snapshot | null = null;
  let lastReadingMs = clock.nowMs();
  let catchingUpSinceMs: number | null = clock.nowMs();
  let lacksWholeSinceMs: number | null = null;
  let cancelNext: CancelTimer = () => {};
  let cancelQuiet: CancelTimer = () => {};

  const cycles = createCoalescer(cycle);
  const intake = createFeedIntake({
    apply: async (observed) => {
      const applied = await apply(observed);
      // A frame that tells nothing by itself still tells that something happened.
      return { readBook: applied.kind === 'applied' ? applied.decisions.followUp.readBook : true };
    },
    wakeCycle() {
      cancelQuiet();
      cancelQuiet = clock.setTimer(FEED_QUIET_MS, () => {
        if (running) background(cycles.fresh());
      });
    },
    onProblem: (error) =>
      log.error('A frame of the order feed could not be applied', { error, account_id: id() }),
  });

  const feed = createFeedFollower(clock, {
    onOrder: (patch, receivedAtMs) => intake.take(patch, receivedAtMs),
    onChange(state) {
      if (!running) return;
      // What happened while nobody listened is in the book.
      if (state === 'live') background(cycles.fresh());
      else if (state === 'down' && plan?.quiet) void feed.close('down');
      else planNext();
    },
    onBadFrame(why) {
      log.warn('The order feed sent a frame that cannot be read', { account_id: id(), detail: why });
      if (running) background(cycles.fresh());
    },
  });

  function id(): string {
    return hands.facts().id;
  }

  function apply(observed: Observation): Promise<Applied> {
    return lane.run(() => {
      const { userId, accountCode, settings } = hands.facts();
      return applyObservation(
        {
          ids: parts.ids,
          calendar: parts.calendar,
          nowMs: () => clock.nowMs(),
          findInstrument,
        },
        {
          id: id(),
          userId,
          accountCode,
          followManualChanges: isSwitchedOn(settings, 'follow_manual_changes'),
          agenda: hands.agenda,
          memory,
          catchingUpSinceMs,
          clockAheadMs: hands.broker()?.clock()?.aheadMs ?? 0,
          held: () => held.last,
          records: hands.records,
          claim: hands.claim,
          commit: hands.commit,
        },
        observed,
      );
    });
  }

  async function cycle(): Promise<CycleReport> {
    const broker = hands.broker();
    if (hands.claim() === null) {
      // It may only be late: who was suspended renews a lease that nobody took, and has to look again.
      lastReadingMs = clock.nowMs();
      planNext();
      return idleReport(id(), clock.nowMs(), 'Another instance acts for this account');
    }
    if (broker === null) return idleReport(id(), clock.nowMs(), 'The account has no credentials');
    lastReadingMs = clock.nowMs();
    try {
      const snapshot = await broker.reading.readOrders();
      await parts.reached('cycle:read');
      const begun = parts.measureMs();
      const applied = await apply(observationOf(snapshot));
      const durationMs = parts.measureMs() - begun;
      await parts.reached('cycle:written');
      const report = cycleReport({ accountId: id(), atMs: clock.nowMs(), durationMs }, snapshot, applied);
      if (applied.kind === 'applied') {
        await followUp(applied);
        noteSeen();
        lacksWholeSinceMs = lastBook === snapshot ? null : (lacksWholeSinceMs ?? clock.nowMs());
        onReading({ snapshot, complete: lastBook === snapshot, lacksFeed: lacksFeed() });
      }
      parts.onCycle(report);
      return report;
    } finally {
      planNext();
    }
  }

  function lacksFeed(): boolean {
    return feed.state() !== 'live' && plan?.feedWanted === true;
  }

  function noteSeen(): void {
    const loaded = memory.now();
    if (loaded === undefined) return;
    const { eventSeq, positions, book } = loaded;
    held.seen = {
      eventSeq,
      openPositions: positions.flatMap(({ position }) => (isOpen(position) ? [position] : [])),
      sealedDay: loaded.sealedDay === null ? null : dayNumber(loaded.sealedDay),
      hasWaitingAmo: book.orders.some(({ order }) => order.status === 'amo'),
    };
  }

  async function followUp(applied: Extract<Applied, { readonly kind: 'applied' }>): Promise<void> {
    const { decisions, snapshot } = applied;
    const { verdict } = decisions;
    if (verdict.kind === 'accepted') catchingUpSinceMs = null;
    lastBook = verdict.kind === 'accepted' && verdict.complete ? snapshot : null;
    for (const alert of [...decisions.alerts, ...applied.positionAlerts]) {
      log.warn(`Alert: ${alert.kind}`, {
        account_id: id(),
        order_id: alert.orderId,
        kind: alert.kind,
        detail: JSON.stringify(alert.facts),
      });
    }
    // A question that needs the same session tells an empty book from a session that is not ours any more.
    if (decisions.followUp.checkSession) await hands.broker()?.reading.readFunds();
    for (const number of decisions.followUp.lookUp) await lookUp(number);
  }

  async function lookUp(number: BrokerOrderId): Promise<void> {
    const reading = hands.broker()?.reading;
    if (reading !== undefined) await apply(observationOf(await readOneOrder(reading, number)));
  }

  /** When to read next, and whether the feed is worth a connection until then. */
  function planNext(why: 'next' | 'anew' = 'next'): void {
    cancelNext();
    if (!running) return;
    const nowMs = clock.nowMs();
    const loaded = memory.now();
    const questions =
      loaded === undefined ? { sinceMs: nowMs, ordersWait: true } : openQuestions(loaded.book, nowMs);
    const sealed = loaded?.sealedDay;
    plan = planReading(parts.calendar, {
      nowMs,
      lastReadingMs,
      feedLive: feed.state() === 'live',
      openQuestionSinceMs: questions.sinceMs,
      lacksWholeSinceMs,
      ordersWait: questions.ordersWait,
      todaySealed: sealed != null && dayNumber(sealed) >= istDayNumber(nowMs),
    });
    const waitMs = Math.max(0, plan.atMs - nowMs);
    cancelNext =
      waitMs > LONGEST_WAIT_MS
        ? clock.setTimer(LONGEST_WAIT_MS, () => planNext('anew'))
        : clock.setTimer(waitMs, () => background(cycles.join()));
    // Outside the hours a feed is tried with a reading only.
    if (why === 'next' || !plan.quiet) feed.follow(hands.broker()?.reading ?? null, plan.feedWanted);
  }

  /** One cycle that fails costs that cycle: it is logged, and the next one is planned already. */
  function background(work: Promise<unknown>): void {
    work.catch((error: unknown) => log.error('A cycle failed', { account_id: id(), error }));
  }

  return {
    cycles,
    start() {
      running = true;
      if (catchingUpSinceMs !== null) catchingUpSinceMs = clock.nowMs();
      background(cycles.fresh());
    },
    async stop() {
      running = false;
      cancelNext();
      cancelQuiet();
      plan = null;
      await feed.close();
    },
    async idle() {
      await cycles.idle();
      await intake.idle();
    },
    lookUp,
    lastBook: () => lastBook,
    noteWritten: memory.note,
    forget() {
      memory.forget();
      lastBook = null;
      catchingUpSinceMs = clock.nowMs();
    },
    facts: () => ({
      feed: feed.state(),
      feedSinceMs: feed.sinceMs(),
      feedDrops: feed.drops(),
      nextReadingAtMs: plan?.atMs ?? null,
      readingIntervalMs: plan?.intervalMs ?? null,
    }),
  };
}
