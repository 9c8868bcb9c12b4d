import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { calendarQuery } from '../../api/queries-calendar.ts';
import { useNow } from '../../clock/use-now.ts';
import { formatCount } from '../../format/rupees.ts';
import { formatDay, formatMoment, formatWholeDay, istDay, parseMoment } from '../../format/time.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import tables from '../../ui/plain-table.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from '../sections.module.css';
import { calendar as words } from '../strings.ts';
import { ImportCalendar } from './import-calendar.tsx';

const DAY_MS = 86_400_000;

export function CalendarSection() {
  const { data, error, refetch } = useQuery(calendarQuery);
  const { data: me } = useQuery(meQuery);
  const now = useNow(60_000);
  if (error && !data) {
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows rows={6} height={36} />;
  const imported = data.origin.imported.map(({ file, imported_at }) =>
    words.importedOn(file, formatMoment(parseMoment(imported_at))),
  );
  return (
    <>
      <p className={styles.explains}>{words.explains(data.exchange)}</p>
      {data.warning && <Warning title={words.warning} text={data.warning} />}
      {data.origin.restart_needed && <Warning title={words.restart} text={words.restartText} />}
      <Panel>
        <Facts
          facts={[
            { name: words.coverage, value: formatDay(data.first_day) },
            { name: words.until, value: formatDay(data.last_day) },
            { name: words.reach, value: leftUntil(data.last_day, istDay(now)) },
            { name: words.source, value: words.file(data.origin.file, data.origin.program) },
            { name: words.madeFrom, value: <Sources of={data.origin.sources} /> },
            ...(imported.length === 0 ? [] : [{ name: words.imported, value: <Sources of={imported} /> }]),
          ]}
        />
      </Panel>
      {me && !me.demo && <ImportCalendar />}
      <Panel title={words.beyond}>
        <p>{words.beyondText}</p>
      </Panel>
      <Days title={words.holidays} days={data.holidays} />
      <Days
        title={words.special}
        days={data.special_sessions.map(({ day, name, open, close }) => ({
          day,
          name,
          hours: `${open} to ${close}`,
        }))}
      />
    </>
  );
}

function Warning({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <p className={styles.warning} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        <strong>{title}.</strong> {text}
      </span>
    </p>
  );
}

function Sources({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className={styles.sources}>
      {of.map((source) => (
        <li key={source}>{source}</li>
      ))}
    </ul>
  );
}

/** How many days are still known. */
function leftUntil(lastDay: string, today: string): string {
  const days = Math.round((Date.parse(lastDay) - Date.parse(today)) / DAY_MS) + 1;
  return days <= 0 ? words.over : words.left(formatCount(days), days === 1);
}

interface DaysProps {
  readonly title: string;
  readonly days: readonly { readonly day: string; readonly name: string; readonly hours?: string }[];
}

function Days({ title, days }: DaysProps) {
  const timed = days.some(({ hours }) => hours !== undefined);
  return (
    <Panel title={title} flush>
      {days.length === 0 ? (
        <p className={styles.nothing}>{words.none}</p>
      ) : (
        <table className={tables.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.name}</th>
              {timed && <th scope="col">{words.hours}</th>}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, name, hours }) => (
              <tr key={day}>
                <td className={tables.nowrap}>{formatWholeDay(day)}</td>
                <td data-label={words.name}>{name}</td>
                {timed && <td data-label={words.hours}>{hours}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
