import { IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import type { Backups, BackupWork } from '../../api/queries-data.ts';
import { formatCount } from '../../format/rupees.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { formatBytes } from '../../health/format-bytes.ts';
import styles from './data.module.css';
import { data } from './strings.ts';

const marks = { running: IconHourglass, done: IconCircleCheck, failed: IconAlertTriangle } as const;

/** What is being done with backups, and what came of it the last time. */
export function BackupWorks({ backups }: { readonly backups: Backups }) {
  return (
    <ul className={styles.works} aria-live="polite">
      {backups.works.map((work) => {
        const Mark = marks[work.state];
        return (
          <li key={work.kind} data-state={work.state}>
            <Mark size={17} aria-hidden />
            <span>
              {describe(work, backups)}{' '}
              <span className={styles.faint}>
                {data.work.at(formatMoment(parseMoment(work.ended_at ?? work.started_at)))}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function describe({ kind, state, name, problem, rows, events_checked }: BackupWork, { items }: Backups) {
  const count = (number: number | null): string => formatCount(number ?? 0);
  if (kind === 'check') {
    const { check } = data.work;
    if (state === 'running') return check.running(name);
    return state === 'done'
      ? check.done(name, count(rows), count(events_checked))
      : check.failed(name, problem ?? '');
  }
  const { backup } = data.work;
  if (state === 'running') return backup.running(name);
  const bytes = items.find((item) => item.name === name)?.bytes;
  return state === 'done'
    ? backup.done(count(rows), bytes === undefined ? '' : `, ${formatBytes(bytes)}`)
    : backup.failed(problem ?? '');
}
