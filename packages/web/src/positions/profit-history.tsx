import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { Link } from 'react-router';
import { type ProfitDay, profitDaysQuery } from '../api/queries-positions.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatSigned } from '../format/signed.ts';
import { formatDay, formatWeekday } from '../format/time.ts';
import { ChartFigure } from '../ui/chart-figure.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Profit } from '../ui/profit.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './profit-history.module.css';
import { profitHistory as words } from './strings.ts';
import { type TradesFilter, toTradesQuery, writeTradesFilter } from './trades-filter.ts';

const ProfitChart = lazy(async () => ({ default: (await import('./profit-chart.tsx')).ProfitChart }));
const CHART_PX = 200;

/** What the finished trades of the filter brought, day by day: a picture, and the same as a table. */
export function ProfitHistory({ filter }: { readonly filter: TradesFilter }) {
  const { page: _, ...range } = toTradesQuery(filter);
  const { data, error, refetch } = useQuery(profitDaysQuery(range));
  const last = data?.items.at(-1);
  if (data && last === undefined && data.unpriced === 0) return null;
  return (
    <Panel title={words.title}>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={1} height={CHART_PX} />}
      {data && last && <Known days={data.items} last={last} filter={filter} />}
      {data && data.unpriced > 0 && (
        <p className={styles.note}>{words.unpriced(formatCount(data.unpriced), data.unpriced === 1)}</p>
      )}
    </Panel>
  );
}

interface KnownProps {
  readonly days: readonly ProfitDay[];
  readonly last: ProfitDay;
  readonly filter: TradesFilter;
}

function Known({ days, last, filter }: KnownProps) {
  const about = words.about(
    formatSigned(last.net_so_far),
    formatCount(days.length),
    days.length === 1,
    formatDay(last.day),
  );
  return (
    <ChartFigure
      height={CHART_PX}
      asTable={words.asTable}
      chart={<ProfitChart days={days} height={CHART_PX} label={words.chartLabel(about)} />}
      legend={
        <p className={styles.legend} aria-hidden>
          <span data-mark="line">{words.soFar}</span>
          <span data-mark="gain">{words.gains}</span>
          <span data-mark="loss">{words.losses}</span>
        </p>
      }
      caption={
        <>
          {about} {words.counted}
        </>
      }
      table={<Table days={days} filter={filter} />}
    />
  );
}

function Table({ days, filter }: Pick<KnownProps, 'days' | 'filter'>) {
  const { columns } = words;
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.day}</th>
          {[columns.trades, columns.gross, columns.charges, columns.net, columns.soFar].map((word) => (
            <th key={word} scope="col" className="number">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, cycles, profit, net_so_far }) => (
          <tr key={day}>
            <th scope="row" data-label={columns.day}>
              <Link
                to={`/positions?${writeTradesFilter({ ...filter, fromDay: day, toDay: day, page: 1 })}`}
                className={tables.nowrap}
              >
                {formatWeekday(day)}
              </Link>
            </th>
            <td className="number" data-label={columns.trades}>
              {formatCount(cycles)}
            </td>
            <td className="number" data-label={columns.gross}>
              <Profit amount={profit.gross} />
            </td>
            <td className="number" data-label={columns.charges}>
              {formatRupees(profit.charges)}
            </td>
            <td className="number" data-label={columns.net}>
              <Profit amount={profit.net} />
            </td>
            <td className="number" data-label={columns.soFar}>
              <Profit amount={net_so_far} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
