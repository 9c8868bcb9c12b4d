import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import type { DaySummary } from '../api/queries-activity.ts';
import { formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatDay } from '../format/time.ts';
import tables from '../ui/plain-table.module.css';
import styles from './day-table.module.css';
import { parts } from './stack-days.ts';
import { activity } from './strings.ts';

/** The days with their numbers, the latest first. */
export function DayTable({ summaries }: { readonly summaries: readonly DaySummary[] }) {
  const { days: words } = activity;
  const { data: status } = useQuery(statusQuery);
  const accounts = status?.accounts ?? [];
  const shown = parts.filter((part) => summaries.some(({ figures }) => figures[part] > 0));
  const labelOf = (id: string) =>
    accounts.length < 2 ? undefined : accounts.find((account) => account.id === id)?.label;
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col" className={styles.head}>
            {words.orders}
          </th>
          {shown.map((part) => (
            <th key={part} scope="col" className={styles.head}>
              {words.figures[part]}
            </th>
          ))}
          <th scope="col" className={styles.head}>
            {words.detection}
          </th>
          <th scope="col">{words.summary}</th>
        </tr>
      </thead>
      <tbody>
        {summaries.map((summary) => {
          const { day, account_id, figures, sealed, provisional, text } = summary;
          const label = labelOf(account_id);
          return (
            <tr key={`${account_id} ${day}`}>
              <th scope="row" data-label={words.day}>
                <span className={styles.stack}>
                  <Link to={`/activity?from=${day}&to=${day}`} className={tables.nowrap}>
                    {formatDay(day)}
                  </Link>
                  {label && <span className={styles.faint}>{label}</span>}
                </span>
              </th>
              <td className={styles.figure} data-label={words.orders}>
                {formatCount(figures.orders)}
              </td>
              {shown.map((part) => (
                <td key={part} className={styles.figure} data-label={words.figures[part]}>
                  {formatCount(figures[part])}
                </td>
              ))}
              <td className={styles.figure} data-label={words.detection}>
                {figures.detection_ms === null
                  ? words.notMeasured
                  : formatLatency(figures.detection_ms.median)}
              </td>
              <td className={styles.words} data-label={words.summary}>
                <span className={styles.stack}>
                  <span>{text}</span>
                  <span className={sealed ? styles.faint : styles.late}>
                    {sealed ? words.isSealed : words.notSealed}
                    {provisional && `; ${words.provisional}`}
                  </span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
