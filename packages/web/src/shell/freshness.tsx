import { Popover } from '@mantine/core';
import { statusLagMs } from '../api/queries.ts';
import type { Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { clockOff } from './clock-words.ts';
import styles from './freshness.module.css';
import { FreshnessDetails } from './freshness-details.tsx';
import { findWorst, judgeFreshness, worst } from './judge-freshness.ts';
import { Light } from './light.tsx';
import { shell } from './strings.ts';

interface FreshnessProps {
  readonly status: Status;
  readonly answering: boolean;
}

/** Session, feed and last reading at a glance, the worst of all accounts; the details on a press. */
export function Freshness({ status, answering }: FreshnessProps) {
  const now = useNow();
  const judged = status.accounts.map((account) => ({
    ...account.freshness,
    light: judgeFreshness(account, now, statusLagMs(status.clock)),
  }));
  const session = findWorst(judged, (each) => each.light.session);
  const feed = findWorst(judged, (each) => each.light.feed);
  const reading = findWorst(judged, (each) => each.light.reading);
  const clock = findWorst(judged, (each) => each.light.clock);
  if (!session || !feed || !reading || !clock) return null;
  const age = reading.light.readingAgeMs;
  const off = clock.clock && clock.light.clock !== 'ok' ? clockOff(clock.clock) : undefined;

  return (
    <Popover width={340} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.button}>
          <span className="visually-hidden">{shell.freshness}: </span>
          <Light
            quiet
            level={answering ? session.light.session : 'late'}
            name={shell.session}
            value={answering ? shell.sessionWords[session.session] : shell.notKnown}
          />
          <Light
            quiet
            level={answering ? feed.light.feed : 'late'}
            name={shell.feed}
            value={answering ? shell.feedWords[feed.feed] : shell.notKnown}
          />
          <Light
            level={answering ? reading.light.reading : worst([reading.light.reading, 'late'])}
            name={shell.reading}
            value={age === undefined ? shell.never : shell.ago(formatAge(age))}
          />
          {off && <Light level={clock.light.clock} name={shell.clock} value={off} />}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={shell.freshness}>
        <FreshnessDetails status={status} answering={answering} />
      </Popover.Dropdown>
    </Popover>
  );
}
