import type { AccountHealth } from '../api/queries-health.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './health.module.css';
import { health as words } from './strings.ts';

export function Jobs({ jobs }: Pick<AccountHealth, 'jobs'>) {
  const now = useNow();
  return (
    <Panel title={words.jobs} flush>
      {jobs.length === 0 ? (
        <p className={styles.nothing}>{words.noJobs}</p>
      ) : (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.jobs}</caption>
          <thead>
            <tr>
              <th scope="col">{words.job}</th>
              <th scope="col">{words.waiting}</th>
              <th scope="col">{words.nextDue}</th>
              <th scope="col">{words.lastDone}</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map(({ kind, label, waiting, next_due_at, last_done_at }) => (
              <tr key={kind}>
                <th scope="row">{label}</th>
                <td data-label={words.waiting}>{formatCount(waiting)}</td>
                <td data-label={words.nextDue}>{next_due_at === null ? '–' : dueWords(next_due_at, now)}</td>
                <td data-label={words.lastDone}>
                  {last_done_at === null ? words.notYet : formatMoment(parseMoment(last_done_at))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function dueWords(at: string, now: number): string {
  const ms = parseMoment(at);
  return ms <= now ? words.overdue : formatMoment(ms);
}
