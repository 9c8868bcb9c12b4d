import { statusLagMs } from '../api/queries.ts';
import type { BrokerAccount, Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge, formatCountdown, formatLatency } from '../format/age.ts';
import { istSeconds, parseMoment } from '../format/time.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import { clockWords } from './clock-words.ts';
import styles from './freshness.module.css';
import { judgeFreshness } from './judge-freshness.ts';
import { Light } from './light.tsx';
import { shell } from './strings.ts';

interface FreshnessDetailsProps {
  readonly status: Status;
  readonly answering: boolean;
}

export function FreshnessDetails({ status, answering }: FreshnessDetailsProps) {
  return status.accounts.map((account) => (
    <AccountDetails key={account.id} account={account} clock={status.clock} answering={answering} />
  ));
}

interface AccountDetailsProps {
  readonly account: BrokerAccount;
  readonly clock: Status['clock'];
  readonly answering: boolean;
}

function AccountDetails({ account, clock, answering }: AccountDetailsProps) {
  const now = useNow();
  const { freshness } = account;
  const light = judgeFreshness(account, now, statusLagMs(clock));
  const facts: Fact[] = [
    {
      name: shell.session,
      value: answering ? (
        <Light level={light.session} name="" value={shell.sessionWords[freshness.session]} />
      ) : (
        unknown
      ),
    },
    {
      name: shell.feed,
      value: answering ? <Light level={light.feed} name="" value={feedValue(freshness, now)} /> : unknown,
    },
    {
      name: shell.lastReading,
      value: <Light level={light.reading} name="" value={readingValue(freshness, light.readingAgeMs)} />,
    },
  ];
  // Login sessions live on the real clock, which a fast demo clock cannot be compared with.
  if (freshness.session_expires_at && !clock.simulated) {
    facts.push({
      name: shell.sessionEnds,
      value: formatCountdown(parseMoment(freshness.session_expires_at) - now),
    });
  }
  facts.push({
    name: shell.clockFull,
    value: <Light level={light.clock} name="" value={clockWords(freshness.clock, now)} />,
  });
  if (freshness.next_reading_at) {
    facts.push({ name: shell.nextReading, value: answering ? nextReading(freshness, now) : shell.notKnown });
  }
  return (
    <section className={styles.account}>
      <h3>{account.label}</h3>
      <Facts facts={facts} />
      {(light.clock === 'late' || light.clock === 'bad') && (
        <p className={styles.problem}>{shell.clockMend}</p>
      )}
      {freshness.session_problem && <p className={styles.problem}>{freshness.session_problem}</p>}
      {freshness.last_reading_problem && <p className={styles.problem}>{freshness.last_reading_problem}</p>}
    </section>
  );
}

const unknown = <Light level="late" name="" value={shell.notKnown} />;

function feedValue({ feed, feed_since }: BrokerAccount['freshness'], now: number): string {
  const word = shell.feedWords[feed];
  return feed_since === null ? word : `${word}, ${formatAge(now - parseMoment(feed_since))}`;
}

function readingValue(freshness: BrokerAccount['freshness'], ageMs: number | undefined): string {
  const kind = freshness.last_reading_kind;
  const word = kind === 'partial' || kind === 'failed' ? `, last try ${shell.readingWords[kind]}` : '';
  if (ageMs === undefined || freshness.last_reading_at === null) return `${shell.never}${word}`;
  return `${istSeconds(parseMoment(freshness.last_reading_at))}, ${shell.ago(formatAge(ageMs))}${word}`;
}

function nextReading(
  { next_reading_at, reading_interval_ms }: BrokerAccount['freshness'],
  now: number,
): string {
  const left = next_reading_at === null ? '' : formatCountdown(parseMoment(next_reading_at) - now);
  return reading_interval_ms === null ? left : `${left}, ${shell.every(formatLatency(reading_interval_ms))}`;
}
