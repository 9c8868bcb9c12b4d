import type { CalendarFilePlan } from '../../api/queries-calendar.ts';
import { formatWholeDay } from '../../format/time.ts';
import tables from '../../ui/plain-table.module.css';
import { calendarImport as words } from './strings.ts';

/** Day by day, what the file changes; a trading day that becomes a holiday, or the other way, is what a person must see. */
export function PlannedDays({ changes }: Pick<CalendarFilePlan, 'changes'>) {
  if (changes.length === 0) return <p>{words.nothing}</p>;
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.becomes}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ day, kind, change, words: name }) => (
          <tr key={`${day} ${kind}`}>
            <td className={tables.nowrap}>{formatWholeDay(day)}</td>
            <td data-label={words.becomes}>{words.change[kind][change]}</td>
            <td data-label={words.what}>{name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
