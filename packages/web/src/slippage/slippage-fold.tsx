import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { ordersQuery } from '../api/queries.ts';
import { formatAverage, formatCount, formatPrice } from '../format/rupees.ts';
import { type OrdersFilter, toQuery } from '../orders/orders-filter.ts';
import { Side } from '../orders/side.tsx';
import { ChartFigure } from '../ui/chart-figure.tsx';
import tables from '../ui/plain-table.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { type ComparedFill, compareFills, countBetter } from './compare-fills.ts';
import styles from './slippage-fold.module.css';
import { slippage as words } from './strings.ts';

const SlippageChart = lazy(async () => ({ default: (await import('./slippage-chart.tsx')).SlippageChart }));
const CHART_PX = 220;
const MOST = 500;

/** Below the list, unfolded when it is asked for: how far the fills of its orders lie from their limits. */
export function SlippageFold({ filter }: { readonly filter: OrdersFilter }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className={styles.summary}>{words.show}</summary>
      {opened && <Slippage filter={filter} />}
    </details>
  );
}

function Slippage({ filter }: { readonly filter: OrdersFilter }) {
  const { data, error, refetch } = useQuery(ordersQuery({ ...toQuery(filter), page: 1, page_size: MOST }));
  const fills = useMemo(() => data && compareFills(data.items), [data]);
  if (error && !data) {
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  }
  if (!data || !fills) return <SkeletonRows rows={1} height={CHART_PX} />;
  if (fills.length === 0) return <p className={styles.hint}>{words.none}</p>;
  const { better, worse } = countBetter(fills);
  const about = words.about(
    formatCount(fills.length),
    fills.length === 1,
    formatCount(better),
    formatCount(worse),
  );
  return (
    <ChartFigure
      height={CHART_PX}
      asTable={words.asTable}
      chart={<SlippageChart fills={fills} height={CHART_PX} label={words.chartLabel(about)} />}
      legend={
        <p className={styles.legend} aria-hidden>
          <span data-mark="buy">{words.buys}</span>
          <span data-mark="sell">{words.sells}</span>
        </p>
      }
      caption={
        <>
          {about} {data.total > MOST && words.capped(formatCount(MOST))} {words.axis}
        </>
      }
      table={<Table fills={fills} />}
    />
  );
}

function Table({ fills }: { readonly fills: readonly ComparedFill[] }) {
  const { columns } = words;
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.order}</th>
          {[columns.limit, columns.average, columns.slippage].map((word) => (
            <th key={word} scope="col" className="number">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fills.map(({ id, side, symbol, limit, average, percent }) => (
          <tr key={id}>
            <th scope="row" data-label={columns.order}>
              <span>
                <Side side={side} /> <Link to={`/orders/${id}`}>{symbol}</Link>
              </span>
            </th>
            <td className="number" data-label={columns.limit}>
              {formatPrice(limit)}
            </td>
            <td className="number" data-label={columns.average}>
              {formatAverage(average)}
            </td>
            <td className="number" data-label={columns.slippage}>
              {words.percent(percent)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
