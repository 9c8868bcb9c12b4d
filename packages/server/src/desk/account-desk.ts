import type { AccountRow } from '../db/placement/load-account.ts';
import { createAgenda } from '../due/agenda.ts';
import { planDays } from '../due/plan-days.ts';
import { createAccountGuards } from '../guards/send-guard.ts';
import { createLeaseKeeper } from '../lease/lease-keeper.ts';
import { createReadingFollower } from '../monitor/follow-readings.ts';
import { createWatch } from '../monitor/watch.ts';
import type { AccountContext } from './account-context.ts';
import { createAccountFacts } from './account-facts.ts';
import { type AccountHands, commitAndTell, permissionOf } from './account-hands.ts';
import { ACCOUNT_HOOKS } from './account-hooks.ts';
import { createAccountMove } from './account-move.ts';
import type { AccountDesk } from './account-role.ts';
import { storeIn } from './account-store.ts';
import { createBrokerDoor } from './broker-door.ts';
import { comingActions } from './coming-actions.ts';
import type { DeskParts } from './desk-parts.ts';
import { followCommit } from './follow-commit.ts';
import { createLane } from './lane.ts';
import { loginBroker } from './login-broker.ts';
import { workDue } from './work-due.ts';
import { writeUnderLease } from './write-under-lease.ts';

/**
 * Puts the parts together and carries no work out itself. What hooks in stands in lists of its own (`account-hooks.ts`),
 * requests in `requests`.
 *
 * @param store Where the account's state is kept: in the database, when left out.
 * @param hooks What is done for the account: all that the program does, when left out.
 */
export function createAccountDesk(
  parts: DeskParts,
  row: AccountRow,
  store = storeIn(parts.db, row.id),
  hooks = ACCOUNT_HOOKS,
): AccountDesk {
  const { clock, log } = parts;
  const accountLog = log.with({ account_id: row.id });
  const facts = createAccountFacts(store, row);
  const door = createBrokerDoor(clock, parts.openBroker);
  const dueTurns = createLane();
  const placingTurns = createLane();
  let ended = false;
  /** Settles when the broker has been opened: until then nobody can tell an account without credentials. */
  let opening: Promise<void> = Promise.resolve();
  let reopening: Promise<void> = Promise.resolve();
  /** By which credentials the broker was opened. */
  let openedBy: string | null = null;
  /** What is due waits until the broker is open: without one it would be written off as impossible. */
  let isOpen = false;
  const agenda = createAgenda(clock, wakeDue);

  const keeper = createLeaseKeeper({
    record: store.lease,
    accountId: row.id,
    owner: parts.instanceId,
    timing: parts.leaseTiming,
    isDead: parts.isDeadInstance,
    takesByItself: parts.takesByItself,
    onTaken: take,
    onLost: () => void lose(),
    onRenewed({ queuedWork, accountVersion }) {
      if (accountVersion !== facts.now().version) {
        background('The account could not be read again', takeWritten());
      }
      if (queuedWork > 0) workQueues();
    },
    onProblem: (error) => accountLog.error('The lease could not be renewed', { error }),
  });

  const guards = createAccountGuards({
    clock,
    calendar: parts.calendar,
    facts: facts.now,
    leaseLeftMs: () => (hands.claim() === null ? 0 : keeper.leftMs()),
    readingIntervalMs: () => watch.facts().readingIntervalMs,
  });
  const hands: AccountHands = {
    facts: facts.now,
    refresh: facts.refresh,
    claim: () => (ended ? null : keeper.held()),
    beginAnew: keeper.beginAnew,
    leaseLeftMs: () => keeper.leftMs(),
    broker: door.broker,
    agenda,
    records: store.records,
    guards,
    async commit(decide) {
      const written = await commitAndTell(
        { store, keeper, agenda, announcer: parts.announcer, accountId: row.id },
        (head) => {
          facts.note(head);
          return decide(head);
        },
      );
      if (!written.ok) return written;
      watch.noteWritten(written.value);
      await followCommit(parts, hands, written.value.changes);
      return written;
    },
    placing: () => permissionOf(facts.now()),
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
  const context: AccountContext = { parts, hands, workQueues };
  const follower = createReadingFollower(context, hooks.afterReading);
  const watch = createWatch(parts, hands, door.listing, (reading) => {
    if (reading.complete) guards.noteReading(reading.snapshot.requestedAtMs);
    follower.follow(reading);
  });
  const queues = hooks.queues(parts, hands);
  const move = createAccountMove(context, {
    workEnds: () =>
      Promise.all([
        opening,
        reopening,
        dueTurns.run(async () => {}),
        ...queues.all.map((queue) => queue.idle()),
      ]),
    stopWatching: watch.stop,
    async cycleEnds() {
      await watch.idle();
      await follower.idle();
      // Once more: a piece of work may have begun in the moment in which the others were waited for.
      await Promise.all(queues.all.map((queue) => queue.idle()));
      await placingTurns.run(async () => {});
    },
    hasOrderUnderWay: store.hasOrderUnderWay,
    watchAgain() {
      if (hands.claim() !== null) watch.start();
    },
    workAgain: wakeDue,
    rest,
    release: keeper.release,
  });

  async function take(): Promise<void> {
    accountLog.info('Acting for the account', { epoch: keeper.held()?.epoch });
    await facts.refresh();
    agenda.fill(await store.loadOpenDue());
    for (const settle of hooks.takeover) await settle(context);
    await planDays(context, hooks.planners);
    void open();
    workQueues();
  }

  function open(): Promise<void> {
    opening = openAndWatch().then(
      () => {
        isOpen = true;
        wakeDue();
      },
      (error: unknown) => {
        accountLog.error('The account could not be opened', { error });
        // Held without a broker it would be an account that nobody watches, whose due work is written off.
        keeper.beginAnew();
      },
    );
    return opening;
  }

  function wakeDue(): void {
    if (!isOpen || move.isUnderWay()) return;
    void dueTurns.run(async () => {
      if (!(await workDue(context, hooks.due))) agenda.wakeAgain();
    });
  }

  /** What somebody wrote of the account through another instance. */
  async function takeWritten(): Promise<void> {
    await facts.refresh();
    if (isOpen && (await store.connectionStamp()) !== openedBy) await reload();
  }

  async function reload(): Promise<void> {
    await move.over();
    await facts.refresh();
    reopening = hands.claim() === null ? Promise.resolve() : reopen();
    await reopening;
  }

  async function reopen(): Promise<void> {
    isOpen = false;
    await watch.stop();
    await watch.idle();
    await door.close();
    await planDays(context, hooks.planners);
    await open();
  }

  /** Not waited for by the start: a broker that is slow must not keep the other accounts from theirs. */
  async function openAndWatch(): Promise<void> {
    openedBy = await store.connectionStamp();
    await door.open(facts.now());
    if (hands.claim() !== null) watch.start();
  }

  async function lose(): Promise<void> {
    accountLog.warn('Not acting for the account any more');
    await rest();
  }

  async function rest(): Promise<void> {
    isOpen = false;
    agenda.clear();
    await watch.stop();
    watch.forget();
    guards.forget();
    await door.close();
  }

  /** Until the broker was opened, and the account is not on its way to another instance. */
  async function settled(): Promise<void> {
    await opening;
    await move.over();
  }

  async function workRuns(): Promise<void> {
    await settled();
    await queues.runs.work();
  }

  function workQueues(): void {
    for (const queue of queues.all) {
      background('Work that waited failed', settled().then(queue.work));
    }
  }

  async function idle(): Promise<void> {
    await opening;
    await Promise.all([watch.idle(), ...queues.all.map((queue) => queue.idle())]);
    await follower.idle();
  }

  function background(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => accountLog.error(what, { error }));
  }

  return {
    start: () => keeper.start(),
    giveUp: move.giveUp,
    mayMove: () => isOpen && move.mayMove(),
    async stop() {
      if (ended) return;
      await move.over();
      agenda.clear();
      await watch.stop();
      await Promise.all([watch.idle(), follower.idle(), ...queues.all.map((queue) => queue.idle())]);
      await door.close();
      await keeper.stop();
    },
    abandon() {
      ended = true;
      keeper.abandon();
      agenda.clear();
      void watch.stop();
      void door.close();
    },
    idle,
    async runCycle() {
      await settled();
      return watch.cycles.join();
    },
    workRuns,
    workQueues,
    async login() {
      await settled();
      return loginBroker(hands);
    },
    reload,
    async takeSettings() {
      await facts.refresh();
      if (hands.claim() !== null) await planDays(context, hooks.planners);
    },
    liveFacts: () => ({
      holdsLease: hands.claim() !== null,
      ...(door.broker()?.session() ?? { session: 'none', sessionExpiresAtMs: null, sessionProblem: null }),
      ...watch.facts(),
      clock: door.broker()?.clock() ?? null,
    }),
    writeUnderLease: (write) => writeUnderLease(hands, parts.announcer, write),
    comingActions: () => comingActions(context, watch.facts().nextReadingAtMs),
  };
}
