import { statusLagMs } from '../api/queries.ts';
import type { AccountHealth } from '../api/queries-health.ts';
import type { BrokerAccount, Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge, formatCountdown, formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, istSeconds, parseMoment } from '../format/time.ts';
import { clockWords } from '../shell/clock-words.ts';
import { judgeFreshness } from '../shell/judge-freshness.ts';
import { Light } from '../shell/light.tsx';
import { shell } from '../shell/strings.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { Detection } from './detection.tsx';
import { FeedStrip } from './feed-strip.tsx';
import styles from './health.module.css';
import { Jobs } from './jobs.tsx';
import { health as words } from './strings.ts';
import { VerifyHistory } from './verify-history.tsx';

interface AccountHealthProps {
  readonly account: BrokerAccount;
  readonly clock: Status['clock'];
  readonly health: AccountHealth;
}

export function AccountHealthPanel({ account, clock, health }: AccountHealthProps) {
  return (
    <>
      <Panel title={account.label}>
        <div className={styles.columns}>
          <Watching account={account} clock={clock} health={health} />
          <Cycles cycles={health.cycles} />
        </div>
      </Panel>
      <FeedStrip accountId={account.id} drops={health.lease.held_here ? health.feed_drops : null} />
      <div className={styles.columns}>
        <Detection detection={health.detection} />
        <Panel title={words.history}>
          <VerifyHistory accountId={account.id} />
        </Panel>
      </div>
      <Jobs jobs={health.jobs} />
    </>
  );
}

/** Who acts, and how old what is known is; ages grow by themselves. */
function Watching({ account, clock, health: { lease, feed_drops_today: drops } }: AccountHealthProps) {
  const now = useNow();
  const { freshness } = account;
  const light = judgeFreshness(account, now, statusLagMs(clock));
  const readAt = freshness.last_reading_at === null ? undefined : parseMoment(freshness.last_reading_at);
  const owner = lease.held_here
    ? words.leaseHere
    : lease.owner === null
      ? words.leaseNone
      : words.leaseOther(lease.owner);
  const feedSince =
    freshness.feed_since === null ? '' : `, ${formatAge(now - parseMoment(freshness.feed_since))}`;
  // What only the one that acts knows is left out elsewhere, rather than told as "none".
  const isElsewhere = lease.owner !== null && !lease.held_here;
  const connection: readonly Fact[] = [
    {
      name: words.session,
      value: <Light level={light.session} name="" value={sessionWords(freshness)} />,
    },
    {
      name: words.feed,
      value: <Light level={light.feed} name="" value={`${shell.feedWords[freshness.feed]}${feedSince}`} />,
    },
    {
      name: shell.clockFull,
      value: <Light level={light.clock} name="" value={clockWords(freshness.clock, now)} />,
    },
  ];
  const rhythm: readonly Fact[] = [
    {
      name: words.interval,
      value:
        freshness.reading_interval_ms === null
          ? words.noInterval
          : formatLatency(freshness.reading_interval_ms),
    },
    {
      name: words.next,
      value:
        freshness.next_reading_at === null
          ? words.noInterval
          : formatCountdown(parseMoment(freshness.next_reading_at) - now),
    },
  ];
  const facts: readonly Fact[] = [
    {
      name: words.lease,
      value: <Light level={lease.owner === null ? 'bad' : 'ok'} name="" value={owner} />,
    },
    ...(isElsewhere ? [] : connection),
    {
      name: words.drops,
      value: drops === 0 ? words.dropsNone : words.dropsCount(formatCount(drops), drops === 1),
    },
    {
      name: words.reading,
      value: (
        <Light
          level={light.reading}
          name=""
          value={readAt === undefined ? words.never : words.ago(istSeconds(readAt), formatAge(now - readAt))}
        />
      ),
    },
    ...(isElsewhere ? [] : rhythm),
  ];
  return (
    <div>
      <Facts facts={facts} />
      {isElsewhere && <p className={styles.hint}>{words.leaseOtherHint}</p>}
    </div>
  );
}

function sessionWords({ session, session_expires_at }: BrokerAccount['freshness']): string {
  const word = shell.sessionWords[session];
  if (session_expires_at === null) return word;
  return `${word}, ${words.sessionEnds(formatMoment(parseMoment(session_expires_at)))}`;
}

function Cycles({ cycles }: Pick<AccountHealth, 'cycles'>) {
  if (cycles.count === 0 || cycles.since === null) return <p className={styles.hint}>{words.noCycles}</p>;
  const time = (ms: number | null): string => (ms === null ? '–' : formatOwnWork(ms));
  return (
    <div>
      <h3 className={styles.subhead}>{words.cycles}</h3>
      <p className={styles.hint}>
        {words.cyclesText(
          formatCount(cycles.count),
          cycles.count === 1,
          formatMoment(parseMoment(cycles.since)),
        )}
      </p>
      <Facts
        facts={[
          { name: words.p50, value: time(cycles.p50_ms) },
          { name: words.p95, value: time(cycles.p95_ms) },
          { name: words.max, value: time(cycles.max_ms) },
          { name: words.failed, value: formatCount(cycles.failed) },
          { name: words.statements, value: formatCount(cycles.statements_max) },
        ]}
      />
    </div>
  );
}

/** Our own work is a matter of milliseconds: `3.2 ms`. */
function formatOwnWork(ms: number): string {
  return ms < 100 ? `${ms.toFixed(1)} ms` : formatLatency(ms);
}
