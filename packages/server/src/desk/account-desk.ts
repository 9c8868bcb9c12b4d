import type { Instrument } from '@orderwatch/core';
import type { AccountBroker } from '../brokers/account-broker.ts';
import type { DueKind } from '../db/cycle/change-set.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import { loadOpenDue } from '../db/due/load-open-due.ts';
import { type AccountRow, findAccount } from '../db/placement/load-account.ts';
import { createAgenda } from '../due/agenda.ts';
import { expireRetry } from '../due/expire-retry.ts';
import { createLeaseKeeper } from '../lease/lease-keeper.ts';
import { createWatch } from '../monitor/watch.ts';
import { createRunQueue } from '../placement/run-queue.ts';
import { askScheduledRun, planSchedule } from '../placement/run-scheduled.ts';
import { type AccountHands, commitAndTell, permissionOf } from './account-hands.ts';
import type { CycleReport, LiveFacts, LoginReport } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { createLane } from './lane.ts';
import { recoverAccount } from './recover-account.ts';

/** Everything that one instance does for one account, from taking its lease to giving it back. */
export interface AccountDesk {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends as a killed process would: no farewell to the database. For tests of crashes. */
  abandon(): void;
  idle(): Promise<void>;
  runCycle(): Promise<CycleReport>;
  workRuns(): Promise<void>;
  login(): Promise<LoginReport>;
  reload(): Promise<void>;
  /** Writes that the account was paused or may place again, for its history. */
  note(kind: 'account.paused' | 'account.resumed'): Promise<void>;
  liveFacts(): LiveFacts;
  nextPlacementMs(): number | null;
}

/** Watching begins without the listings when they take longer: they only add the ISIN to strangers' orders. */
const LISTINGS_PATIENCE_MS = 5_000;

export function createAccountDesk(parts: DeskParts, row: AccountRow): AccountDesk {
  const { db, clock, log } = parts;
  const accountLog = log.with({ account_id: row.id });
  let facts = row;
  let broker: AccountBroker | null = null;
  let listed: ReadonlyMap<string, Instrument> = new Map();
  let ended = false;
  /** Settles when the broker has been opened: until then nobody can tell an account without credentials. */
  let opening: Promise<void> = Promise.resolve();
  const agenda = createAgenda(clock, () => void lane.run(workDue));
  const lane = createLane();

  const keeper = createLeaseKeeper({
    db,
    accountId: row.id,
    owner: parts.instanceId,
    timing: parts.leaseTiming,
    isDead: parts.isDeadInstance,
    onTaken: take,
    onLost: () => void lose(),
    onRenewed({ queuedRuns, accountVersion }) {
      if (accountVersion !== facts.version) background('The account could not be read again', refresh());
      if (queuedRuns > 0) background('A placement run failed', workRuns());
    },
    onProblem: (error) => accountLog.error('The lease could not be renewed', { error }),
  });

  const hands: AccountHands = {
    facts: () => facts,
    claim: () => (ended ? null : keeper.held()),
    leaseLeftMs: () => keeper.leftMs(),
    broker: () => broker,
    agenda,
    async commit(decide) {
      const written = await commitAndTell(
        { db, keeper, agenda, announcer: parts.announcer, accountId: row.id },
        (head) => {
          const { pausedAtMs, placingStoppedReason } = head;
          facts = { ...facts, pausedAtMs, placingStoppedReason };
          return decide(head);
        },
      );
      if (written.ok && written.value.changes.stopPlacing !== null) await refresh();
      return written;
    },
    placing: () => permissionOf(facts),
    async freshBook() {
      const askedAtMs = clock.nowMs();
      await watch.cycles.fresh();
      const book = watch.lastBook();
      return book !== null && book.requestedAtMs >= askedAtMs ? book : null;
    },
  };
  const watch = createWatch(parts, hands, (segment, token) => listed.get(`${segment}|${token}`));
  const runs = createRunQueue(parts, hands, {
    beforeRun: refresh,
    onProblem: (error, runId) => accountLog.error('A placement run failed', { error, run_id: runId }),
  });

  async function take(): Promise<void> {
    accountLog.info('Acting for the account', { epoch: keeper.held()?.epoch });
    await refresh();
    agenda.fill(await loadOpenDue(db, row.id));
    await recoverAccount({ db, ids: parts.ids, calendar: parts.calendar, nowMs: () => clock.nowMs() }, hands);
    await planSchedule(parts, hands);
    background('A placement run failed', open().then(runs.work));
  }

  function open(): Promise<void> {
    opening = openAndWatch().catch((error: unknown) => {
      accountLog.error('The account could not be opened', { error });
    });
    return opening;
  }

  async function workRuns(): Promise<void> {
    await opening;
    await runs.work();
  }

  /** Not waited for by the start: a broker that is slow must not keep the other accounts from theirs. */
  async function openAndWatch(): Promise<void> {
    broker = await parts.openBroker(facts);
    const patience = new AbortController();
    const tired = clock.sleep(LISTINGS_PATIENCE_MS, patience.signal).catch(() => undefined);
    await Promise.race([readListings(), tired]);
    patience.abort();
    if (hands.claim() === null) return;
    watch.start();
  }

  async function lose(): Promise<void> {
    accountLog.warn('Another instance acts for the account now');
    agenda.clear();
    await watch.stop();
    watch.forget();
    await closeBroker();
  }

  async function refresh(): Promise<void> {
    facts = (await findAccount(db, row.id)) ?? facts;
  }

  /** The listings name the ISIN behind a row of the book. Without them the token has to do. */
  async function readListings(): Promise<void> {
    const reading = await broker?.reading.readInstruments();
    if (reading === undefined || reading.kind === 'failed' || reading.kind === 'empty') return;
    listed = new Map(reading.rows.map((one) => [`${one.segment}|${one.token}`, one]));
  }

  async function closeBroker(): Promise<void> {
    const open = broker;
    broker = null;
    await open?.close();
  }

  async function workDue(): Promise<void> {
    for (const { kind, subject } of agenda.dueBy(clock.nowMs())) {
      if (hands.claim() === null) return;
      try {
        await workOne(kind, subject);
      } catch (error) {
        accountLog.error('Due work failed', { error, kind });
      }
    }
  }

  async function workOne(kind: DueKind, subject: string): Promise<void> {
    switch (kind) {
      case 'verify_placement':
        await watch.cycles.fresh();
        return;
      case 'retry_expiry':
        return expireRetry({ db, ids: parts.ids, nowMs: () => clock.nowMs() }, hands, subject);
      case 'placement': {
        const asked = await askScheduledRun(parts, hands, subject);
        await planSchedule(parts, hands);
        if (asked) background('A placement run failed', workRuns());
      }
    }
  }

  function background(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => accountLog.error(what, { error }));
  }

  return {
    start: () => keeper.start(),
    async stop() {
      if (ended) return;
      agenda.clear();
      await watch.stop();
      await Promise.all([watch.idle(), runs.idle()]);
      await closeBroker();
      await keeper.stop();
    },
    abandon() {
      ended = true;
      keeper.abandon();
      agenda.clear();
      void watch.stop();
      void closeBroker();
    },
    async idle() {
      await opening;
      await Promise.all([watch.idle(), runs.idle()]);
    },
    async runCycle() {
      await opening;
      return watch.cycles.join();
    },
    workRuns,
    async login() {
      await opening;
      if (hands.claim() === null) {
        return {
          ok: false,
          steps: [{ step: 'lease', ok: false, detail: 'Another instance acts for this account' }],
        };
      }
      if (broker === null) {
        return {
          ok: false,
          steps: [{ step: 'credentials', ok: false, detail: 'The account has no credentials' }],
        };
      }
      return broker.login();
    },
    async reload() {
      await refresh();
      if (hands.claim() === null) return;
      await watch.stop();
      await watch.idle();
      await closeBroker();
      await planSchedule(parts, hands);
      await open();
    },
    async note(kind) {
      await refresh();
      const nowMs = clock.nowMs();
      await hands.commit(() =>
        changeSet(nowMs, {
          events: [
            {
              id: parts.ids.next('evt'),
              evidenceId: null,
              draft: {
                kind,
                actor: 'user',
                source: 'user',
                orderId: null,
                attemptId: null,
                atMs: nowMs,
                data: {},
              },
            },
          ],
        }),
      );
    },
    liveFacts: () => ({
      holdsLease: hands.claim() !== null,
      ...(broker?.session() ?? { session: 'none', sessionExpiresAtMs: null, sessionProblem: null }),
      ...watch.facts(),
    }),
    nextPlacementMs() {
      const planned = agenda.dueBy(Number.POSITIVE_INFINITY).filter(({ kind }) => kind === 'placement');
      return planned.length === 0 ? null : Math.min(...planned.map(({ dueAtMs }) => dueAtMs));
    },
  };
}
