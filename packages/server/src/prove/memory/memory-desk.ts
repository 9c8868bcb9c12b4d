import { planBuys, type Recommendation, resolveNotPlaced, whyNotRetryable } from '@orderwatch/core';
import type { AccountBroker } from '../../brokers/account-broker.ts';
import { changeSet } from '../../db/cycle/change-set.ts';
import type { AccountContext } from '../../desk/account-context.ts';
import { type AccountHands, permissionOf } from '../../desk/account-hands.ts';
import { createBrokerDoor } from '../../desk/broker-door.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { createLane } from '../../desk/lane.ts';
import { recoverAccount } from '../../desk/recover-account.ts';
import { writeDecisions } from '../../divergences/write-decisions.ts';
import { createAgenda } from '../../due/agenda.ts';
import { workExpiry } from '../../due/work-expiry.ts';
import { workVerification } from '../../due/work-verification.ts';
import { followBreaker } from '../../guards/follow-breaker.ts';
import { createAccountGuards } from '../../guards/send-guard.ts';
import { createReadingFollower } from '../../monitor/follow-readings.ts';
import { createWatch } from '../../monitor/watch.ts';
import { readAccountSettings } from '../../placement/account-settings.ts';
import { carryOutBuy } from '../../placement/carry-out-buy.ts';
import { changeOrder } from '../../placement/change-order.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { ownOrders, type RunContext } from '../../placement/run-context.ts';
import { retryOrder } from '../../retry/retry-order.ts';
import { retryQueue } from '../../retry/retry-queue.ts';
import { followSells } from '../../sells/follow-sells.ts';
import type { Fate } from './fates.ts';
import { keepLease } from './memory-lease.ts';
import type { MemoryStore } from './memory-store.ts';

/** What one instance does for one account: the program's own parts, on records in memory. */
export interface MemoryDesk {
  start(): Promise<void>;
  stop(): Promise<void>;
  abandon(): void;
  holds(): boolean;
  runCycle(): Promise<void>;
  placeBuys(recommendations: readonly Recommendation[]): Promise<void>;
  workQueue(): Promise<void>;
  /** A person lets an account go on that was stopped. */
  liftStops(): Promise<void>;
  cancel(symbol: string): Promise<void>;
  retry(symbol: string): Promise<void>;
  /** A person gives up on what is unconfirmed, when that is allowed. */
  giveUp(symbol: string): Promise<void>;
}

export function createMemoryDesk(
  parts: DeskParts,
  store: MemoryStore,
  options: {
    readonly fate: Fate;
    readonly leaseMs: number;
    readonly believing: boolean;
    readonly connect: () => AccountBroker;
  },
): MemoryDesk {
  const { clock, ids, calendar, log } = parts;
  const { fate } = options;
  const placingTurns = createLane();
  const dueTurns = createLane();
  const door = createBrokerDoor(clock, async () => options.connect());
  let isOpen = false;
  let runs = 0;
  const agenda = createAgenda(clock, () => {
    if (isOpen) void dueTurns.run(workDue);
  });
  const lease = keepLease({
    ...{ store, fate, clock, ttlMs: options.leaseMs, believing: options.believing },
    onTaken: take,
    onLost: () => void lose(),
  });
  const facts = () => store.tables.account;
  const guards = createAccountGuards({
    clock,
    calendar,
    facts,
    leaseLeftMs: () => (lease.held() === null ? 0 : lease.leftMs()),
    readingIntervalMs: () => watch.facts().readingIntervalMs,
  });
  const hands: AccountHands = {
    facts,
    refresh: async () => {},
    claim: lease.held,
    beginAnew: lease.lost,
    leaseLeftMs: lease.leftMs,
    broker: door.broker,
    agenda,
    guards,
    records: store.records,
    async commit(decide) {
      await fate.pass();
      const claim = lease.held();
      if (claim === null) return { ok: false, error: { kind: 'lease_lost' } };
      const written = store.commit(claim, decide);
      await fate.pass();
      if (!written.ok) {
        if (written.error.kind === 'lease_lost') lease.lost();
        return written;
      }
      watch.noteWritten(written.value);
      const { newDue, dueDone, attempts } = written.value.changes;
      for (const { kind, subject, dueAtMs } of newDue) agenda.add({ kind, subject, dueAtMs });
      for (const { kind, subject } of dueDone) agenda.remove(kind, subject);
      if (attempts.some(({ attempt }) => attempt.state === 'rejected')) await followBreaker(parts, hands);
      return written;
    },
    placing: () => permissionOf(facts()),
    async freshBook() {
      const askedAtMs = clock.nowMs();
      await watch.cycles.fresh();
      const book = watch.lastBook();
      return book !== null && book.requestedAtMs >= askedAtMs ? book : null;
    },
    readNow: () => watch.cycles.join(),
    lookUp: (number) => watch.lookUp(number),
    listing: door.listing,
    placingTurn: placingTurns.run,
  };
  const context: AccountContext = { parts, hands, workQueues: () => {} };
  const follower = createReadingFollower(context, [followSells]);
  const watch = createWatch(parts, hands, door.listing, (reading) => {
    if (reading.complete) guards.noteReading(reading.snapshot.requestedAtMs);
    follower.follow(reading);
  });

  async function take(): Promise<void> {
    agenda.fill(
      [...store.tables.due.values()].flatMap(({ kind, subject, dueAtMs, done }) =>
        done ? [] : [{ kind, subject, dueAtMs }],
      ),
    );
    await recoverAccount({ ids, calendar, nowMs: () => clock.nowMs() }, hands);
    await followBreaker(parts, hands);
    void open();
  }

  async function open(): Promise<void> {
    await door.open(facts());
    if (hands.claim() === null) return;
    watch.start();
    isOpen = true;
    await dueTurns.run(workDue);
  }

  async function lose(): Promise<void> {
    isOpen = false;
    agenda.clear();
    await watch.stop();
    watch.forget();
    guards.forget();
    await door.close();
  }

  /** What the simulation knows to carry out; the rest (reminders) waits, as it would for a person. */
  async function workDue(): Promise<void> {
    for (const { kind, subject } of agenda.dueBy(clock.nowMs())) {
      if (hands.claim() === null) return;
      if (kind === 'verify_placement') await workVerification(context, subject);
      if (kind === 'retry_expiry') await workExpiry(context, subject);
    }
  }

  async function placeBuys(recommendations: readonly Recommendation[]): Promise<void> {
    if (hands.claim() === null) return;
    const opened = await openTurn(parts, hands, ['placing']);
    if (opened.kind === 'shut') return;
    const { settings, readings } = opened.context;
    const orders = await ownOrders(parts, hands);
    const plan = planBuys({
      now: clock.nowMs(),
      calendar,
      settings: settings.placement,
      recommendations,
      listings: readings.listings,
      placing: hands.placing(),
      book: readings.book,
      holdings: readings.holdings,
      todaysPositions: readings.todaysPositions,
      orders,
      positions: await hands.records.loadOpenQuantities(),
    });
    if (plan.kind === 'aborted') return;
    runs += 1;
    const run: RunContext['run'] = {
      ...{ id: `run_${fate.name}-${runs}`, accountId: facts().id, recommendationFileId: null },
      ...{ dryRun: false, askedBy: 'schedule', state: 'running' },
    };
    for (const buy of plan.buys) {
      if ((await carryOutBuy({ ...opened.context, run, wouldBuy: [] }, buy)) === 'lease_lost') return;
    }
  }

  const latestOf = async (symbol: string) => {
    const found = [...store.tables.orders.values()]
      .map(({ order }) => order)
      .findLast(({ instrument, origin }) => instrument.symbol === symbol && origin === 'system');
    return found && hands.records.findOrderLife(found.id);
  };

  const asked = async (work: () => Promise<unknown>): Promise<void> => {
    if (hands.claim() === null || !isOpen) return;
    await work().catch((error: unknown) => log.error('What was asked for failed', { error }));
  };

  return {
    start: lease.start,
    async stop() {
      isOpen = false;
      agenda.clear();
      await watch.stop();
      await Promise.all([watch.idle(), follower.idle()]);
      await door.close();
      lease.stop();
    },
    abandon() {
      isOpen = false;
      agenda.clear();
      void watch.stop();
      void door.close();
    },
    holds: () => hands.claim() !== null && isOpen,
    runCycle: () => asked(() => watch.cycles.fresh()),
    placeBuys: (wishes) => asked(() => hands.placingTurn(() => placeBuys(wishes))),
    workQueue: () =>
      asked(() =>
        hands.placingTurn(async () => {
          const { switches } = readAccountSettings(facts().settings);
          if (!switches.retries || (await hands.records.loadRetryQueue()).length === 0) return;
          const opened = await openTurn(parts, hands, ['placing', 'retries']);
          if (opened.kind === 'open') await retryQueue(opened.context, 'schedule');
        }),
      ),
    liftStops: () =>
      asked(async () => {
        const { placingStoppedReason, breakerReason } = facts();
        if (placingStoppedReason === null && breakerReason === null) return;
        const nowMs = clock.nowMs();
        const draft = {
          kind: 'account.placing_resumed',
          actor: 'user',
          source: 'user',
          orderId: null,
          attemptId: null,
          atMs: nowMs,
          data: {},
        } as const;
        const events = [{ id: ids.next('evt'), evidenceId: null, draft }];
        await hands.commit(() => changeSet(nowMs, { lift: { stop: true, breaker: true }, events }));
      }),
    cancel: (symbol) =>
      asked(async () => {
        const life = await latestOf(symbol);
        const attempt = life?.attempts.at(-1);
        const placing = hands.broker()?.placing;
        if (life === undefined || attempt === undefined || placing == null) return;
        const { brokerOrderId } = attempt;
        const { status } = life.order;
        if (brokerOrderId === null || (status !== 'amo' && status !== 'pending_execution')) return;
        const target = { ...attempt, brokerOrderId } as typeof attempt & {
          readonly brokerOrderId: typeof brokerOrderId;
        };
        await changeOrder(parts, hands, placing, {
          ...{ order: life.order, attempt: target, wish: { kind: 'cancel' }, actor: 'user' },
          action: { kind: 'cancel', byPerson: true },
        });
      }),
    retry: (symbol) =>
      asked(() =>
        hands.placingTurn(async () => {
          const life = await latestOf(symbol);
          if (life === undefined || whyNotRetryable(life.order, 'user') !== null) return;
          const opened = await openTurn(parts, hands, ['placing']);
          if (opened.kind === 'open') await retryOrder(opened.context, life.order.id, 'user');
        }),
      ),
    giveUp: (symbol) =>
      asked(() =>
        hands.placingTurn(async () => {
          const book = await hands.freshBook();
          const life = await latestOf(symbol);
          const attempt = life?.attempts.findLast(({ state }) => state === 'unconfirmed');
          if (life === undefined || attempt === undefined) return;
          const decided = resolveNotPlaced(life, attempt.id, {
            ...{ nowMs: clock.nowMs(), completeReadingMs: book?.requestedAtMs ?? null },
            ...{ reason: 'It is not at the broker', actor: 'user' },
          });
          if (decided.ok) await writeDecisions(parts, hands, [life], [decided.value]);
        }),
      ),
  };
}
