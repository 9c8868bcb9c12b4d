import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import { orderPricesQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { formatAverage, formatCount, formatPrice, formatRupees } from '../format/rupees.ts';
import { formatDay, formatWeekday } from '../format/time.ts';
import { ChartFigure } from '../ui/chart-figure.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { type PlottedDay, plotPrices, rangeOf } from './plot-prices.ts';
import styles from './prices.module.css';
import { prices as words } from './strings.ts';

const PriceChart = lazy(async () => ({ default: (await import('./price-chart.tsx')).PriceChart }));
const CHART_PX = 220;

/** The daily closes around an order with its limit and its execution: a picture, and the same as a table. */
export function Prices({ order }: { readonly order: Order }) {
  const { data, error, refetch } = useQuery(orderPricesQuery(order.id));
  // The picture is drawn anew for other days, not for each drawing of the page.
  const days = useMemo(() => data && plotPrices(data, order), [data, order]);
  return (
    <Panel title={words.title}>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={1} height={CHART_PX} />}
      {data && days && <Known days={days} count={data.closes.length} order={order} />}
    </Panel>
  );
}

interface KnownProps {
  readonly days: readonly PlottedDay[];
  readonly count: number;
  readonly order: Order;
}

function Known({ days, count, order }: KnownProps) {
  const range = rangeOf(days);
  const last = days.findLast(({ close }) => close !== null);
  if (range === undefined || last === undefined) {
    return <p className={styles.hint}>{words.none(order.symbol)}</p>;
  }
  const about = words.about(
    formatCount(count),
    count === 1,
    formatDay(last.day),
    formatRupees(range.last),
    formatRupees(range.low),
    formatRupees(range.high),
  );
  return (
    <ChartFigure
      height={CHART_PX}
      asTable={words.asTable}
      chart={
        <PriceChart
          days={days}
          limit={order.limit_price}
          height={CHART_PX}
          label={words.chartLabel(order.symbol, about)}
        />
      }
      legend={
        <p className={styles.legend} aria-hidden>
          <span data-mark="close">{words.close}</span>
          {order.limit_price !== null && (
            <span data-mark="limit">{words.limitAt(formatRupees(order.limit_price))}</span>
          )}
          <span data-mark="day">{words.orderDay}</span>
          {order.execution_price !== null && (
            <span data-mark="fill">{words.filledAt(`₹${formatAverage(order.execution_price)}`)}</span>
          )}
        </p>
      }
      caption={
        <>
          {about} {words.source}
        </>
      }
      table={<Table days={days} />}
    />
  );
}

function Table({ days }: { readonly days: readonly PlottedDay[] }) {
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col" className="number">
            {words.close}
          </th>
          <th scope="col">{words.order}</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, close, isOrderDay, fill }) => (
          <tr key={day}>
            <th scope="row" className={tables.nowrap}>
              {formatWeekday(day)}
            </th>
            <td className="number" data-label={words.close}>
              {close === null ? words.notKnown : formatPrice(close)}
            </td>
            <td data-label={words.order}>
              {[isOrderDay && words.orderDay, fill !== null && words.filledAt(`₹${formatAverage(fill)}`)]
                .filter(Boolean)
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
