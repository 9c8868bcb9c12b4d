import { type Clock, realClock } from '@orderwatch/clock';
import { coverageWarning, instant, type TradingCalendar } from '@orderwatch/core';
import type { OpenBroker } from '../brokers/account-broker.ts';
import { DEFAULT_RETENTION_DAYS, type Retention } from '../day/retention.ts';
import type { Db } from '../db/connect.ts';
import { createRun } from '../db/placement/create-run.ts';
import { findAccount, loadAccounts } from '../db/placement/load-account.ts';
import { pauseAccount, resumeAccount } from '../db/placement/pause-account.ts';
import { findRunState } from '../db/placement/run-state.ts';
import { findRequestReport } from '../db/requests/request-state.ts';
import { createIds, type RandomBytes } from '../ids.ts';
import type { LeaseTiming } from '../lease/lease-keeper.ts';
import { createAccountSharer, type ShareIdentity } from '../lease/share-accounts.ts';
import type { Log } from '../log.ts';
import type { Channel } from '../notices/channels/channel.ts';
import { createNotifier } from '../notices/create-notifier.ts';
import type { CloseSource } from '../prices/close-source.ts';
import { askDesk } from '../requests/ask-desk.ts';
import type { RequestReport, RequestWish } from '../requests/request.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import { createAccountDesk } from './account-desk.ts';
import type { AccountDesk } from './account-role.ts';
import { createAnnouncer } from './changes.ts';
import { createCycleHistory } from './cycle-history.ts';
import type { CycleReport, Desk, LiveFacts } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { passThrough, type Reached } from './steps.ts';
import type { LeasedWrite } from './write-under-lease.ts';

export interface DeskOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** For ids and tags: the machine's own in life, seeded in a rehearsal. */
  readonly random: RandomBytes;
  readonly calendar: TradingCalendar;
  readonly log: Log;
  readonly openBroker: OpenBroker;
  readonly leaseTiming: LeaseTiming;
  /** Who this instance is to others on the same database, with which it shares the accounts; null where there are none. */
  readonly share: ShareIdentity | null;
  readonly retention?: Retention;
  /** Where closing prices are fetched; left out, they are imported by hand alone. */
  readonly closes?: CloseSource;
  /** Null: nobody is told, for measurements of the rest. */
  readonly notices: NoticeOptions | null;
  readonly instanceId: string;
  readonly installation: string;
  readonly isDeadInstance?: (instanceId: string) => boolean;
  readonly reached?: Reached;
  readonly measureMs?: () => number;
  readonly onCycle?: (report: CycleReport) => void;
}

export interface NoticeOptions {
  readonly channels: readonly Channel[];
  readonly keyRing: KeyRing;
  /** How often to look for what another instance left untold; null when there is no other. */
  readonly pollMs: number | null;
}

export interface RunningDesk extends Desk {
  /** Ends as a killed process would. For tests of crashes. */
  abandon(): void;
  /** Resolves when no cycle, no frame and no run is under way. */
  idle(): Promise<void>;
  /** Lets an import be written under the account's lease. False when this instance does not hold it. */
  writeUnderLease(accountId: string, write: LeasedWrite): Promise<boolean>;
}

/** How long a stop waits for what is under way; what is not done by then is safe to be found by the next start. */
const DRAIN_MS = 10_000;
const ASK_AGAIN_MS = 1_000;

const UNTOLD: NoticeOptions = {
  channels: [],
  keyRing: { current: 0, versions: [], find: () => undefined },
  pollMs: null,
};

const ABSENT: LiveFacts = {
  holdsLease: false,
  session: 'none',
  sessionExpiresAtMs: null,
  sessionProblem: null,
  feed: 'off',
  feedSinceMs: null,
  feedDrops: { sinceMs: null, hours: [], live: [] },
  nextReadingAtMs: null,
  readingIntervalMs: null,
  clock: null,
};

/** The part that does the work, for every account that this instance can get hold of. */
export function createDesk(options: DeskOptions): RunningDesk {
  const { db, clock, calendar, log } = options;
  const announcer = createAnnouncer(log);
  const history = createCycleHistory();
  let isSharing = false;
  const parts: DeskParts = {
    ...options,
    retention: options.retention ?? { ...DEFAULT_RETENTION_DAYS, realTime: null },
    closes: options.closes ?? null,
    ids: createIds(options.random),
    announcer,
    isDeadInstance: options.isDeadInstance ?? (() => false),
    takesByItself: () => !isSharing,
    reached: options.reached ?? passThrough,
    measureMs: options.measureMs ?? (() => clock.monotonicMs()),
    onCycle(report) {
      history.note(report);
      options.onCycle?.(report);
    },
  };
  const notices = options.notices ?? UNTOLD;
  const notifier = createNotifier({ ...notices, db, clock, log, reached: parts.reached });
  announcer.onChange(notifier.wake);
  const accounts = new Map<string, AccountDesk>();

  /** The account's part, made when the account is new. Undefined when there is no such account. */
  async function find(accountId: string): Promise<AccountDesk | undefined> {
    const known = accounts.get(accountId);
    if (known !== undefined) return known;
    const row = await findAccount(db, accountId);
    const made = accounts.get(accountId);
    if (row === undefined || made !== undefined) return made;
    const account = createAccountDesk(parts, row);
    accounts.set(accountId, account);
    await account.start();
    return account;
  }

  async function need(accountId: string): Promise<AccountDesk> {
    const account = await find(accountId);
    if (account === undefined) throw new Error(`There is no account ${accountId}`);
    return account;
  }

  async function ask(wish: RequestWish): Promise<RequestReport> {
    const account = await need(wish.accountId);
    return askDesk(parts, realClock, wish, account.workQueues);
  }

  const sharer =
    options.share === null
      ? null
      : createAccountSharer({
          db,
          self: options.instanceId,
          identity: options.share,
          timing: options.leaseTiming,
          isDead: parts.isDeadInstance,
          desk: {
            async take(accountId) {
              const account = accounts.get(accountId);
              await (account === undefined ? find(accountId) : account.start());
            },
            give: async (accountId) => (await accounts.get(accountId)?.giveUp()) ?? false,
            wake: (accountId) => accounts.get(accountId)?.workQueues(),
            resting: (ids) => new Set(ids.filter((id) => accounts.get(id)?.mayMove() === false)),
          },
          onProblem: (what, error) => log.error(what, { error }),
        });

  return {
    clock,
    calendar,
    calendarWarning: () => calendarWarningAt(calendar, clock.nowMs()),
    notices: { ...notices, wakeAll: notifier.wakeAll },
    async start() {
      if (options.notices !== null) notifier.start();
      isSharing = sharer !== null;
      for (const row of await loadAccounts(db)) {
        const account = createAccountDesk(parts, row);
        accounts.set(row.id, account);
        if (sharer === null) await account.start();
      }
      await sharer?.start();
    },
    async stop() {
      const waiting = new AbortController();
      const stopAccounts = () =>
        Promise.allSettled([...accounts.values()].map((account) => account.stop())).then(notifier.stop);
      await Promise.race([
        // First out of the list, so that nobody reckons with this one when its accounts come free.
        Promise.allSettled([sharer?.stop()]).then(stopAccounts),
        options.leaseTiming.clock.sleep(DRAIN_MS, waiting.signal).catch(() => undefined),
      ]);
      waiting.abort();
    },
    abandon() {
      sharer?.abandon();
      for (const account of accounts.values()) account.abandon();
      notifier.abandon();
    },
    async idle() {
      await sharer?.idle();
      await Promise.all([...accounts.values()].map((account) => account.idle()));
      await notifier.idle();
    },
    writeUnderLease: async (accountId, write) => (await need(accountId)).writeUnderLease(write),
    runCycle: async (accountId) => (await need(accountId)).runCycle(),
    async requestRun({ id, ...wish }) {
      const account = await need(wish.accountId);
      const runId = id ?? parts.ids.next('run');
      await createRun(db, { id: runId, ...wish, atMs: clock.nowMs() });
      account
        .workRuns()
        .catch((error: unknown) => log.error('A placement run failed', { error, run_id: runId }));
      return { runId };
    },
    request: ask,
    findRequest: (requestId) => findRequestReport(db, requestId),
    async waitForRun(runId) {
      for (let asked = false; ; asked = true) {
        const run = await findRunState(db, runId);
        if (run === undefined) throw new Error(`There is no run ${runId}`);
        if (run.state !== 'queued' && run.state !== 'running') return;
        const account = accounts.get(run.accountId);
        if (!asked && account?.liveFacts().holdsLease) await account.workRuns();
        else await clock.sleep(ASK_AGAIN_MS);
      }
    },
    login: async (accountId) => (await need(accountId)).login(),
    async pause(accountId, channel) {
      const userId = await pauseAccount(db, accountId, clock.nowMs());
      if (userId !== undefined) await ask({ accountId, userId, kind: 'pause', channel });
      return userId !== undefined;
    },
    async resume(accountId, channel) {
      const userId = await resumeAccount(db, accountId);
      if (userId !== undefined) await ask({ accountId, userId, kind: 'resume', channel });
      return userId !== undefined;
    },
    async reload(accountId) {
      const known = accounts.get(accountId);
      if (known === undefined) await find(accountId);
      else await known.reload();
    },
    async takeSettings(accountId) {
      await accounts.get(accountId)?.takeSettings();
    },
    liveFacts: (accountId) => accounts.get(accountId)?.liveFacts() ?? ABSENT,
    recentCycles: history.of,
    instances: () => sharer?.live() ?? null,
    comingActions: (accountId) => accounts.get(accountId)?.comingActions() ?? [],
    onChange: (listener) => announcer.onChange(listener),
  };
}

function calendarWarningAt(calendar: TradingCalendar, nowMs: number): string | null {
  const warning = coverageWarning(calendar, instant(nowMs));
  switch (warning?.kind) {
    case undefined:
      return null;
    case 'ends_soon':
      return `The trading calendar ends on ${warning.lastDay}, in ${warning.daysLeft} days. Import ${warning.missingYear}.`;
    case 'ended':
      return `The trading calendar ended on ${warning.lastDay}: nothing is placed until ${warning.missingYear} is imported.`;
    case 'not_begun':
      return `The trading calendar begins on ${warning.firstDay}: nothing is placed before.`;
  }
}
