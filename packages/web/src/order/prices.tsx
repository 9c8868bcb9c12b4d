import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orderPricesQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { plotDays } from '../candles/plot-days.ts';
import { CHART_PX, PriceFigure } from '../candles/price-figure.tsx';
import type { PriceLine } from '../candles/price-line.ts';
import { candles } from '../candles/strings.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { prices as words } from './strings.ts';

/** The daily prices around an order, with its limit and what became of it: a picture, and the same as a table. */
export function Prices({ order }: { readonly order: Order }) {
  const { id, version, trading_day, limit_price, symbol } = order;
  const { data, error, refetch } = useQuery(orderPricesQuery(id, version));
  // The picture is drawn anew for other days, not for each drawing of the page.
  const days = useMemo(() => data && plotDays(data, trading_day), [data, trading_day]);
  const lines = useMemo(
    (): readonly PriceLine[] => (limit_price === null ? [] : [{ kind: 'limit', price: limit_price }]),
    [limit_price],
  );
  return (
    <Panel title={words.title}>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!days && !error && <SkeletonRows rows={1} height={CHART_PX} />}
      {days && (
        <PriceFigure
          symbol={symbol}
          days={days}
          lines={lines}
          title={words.chartTitle(symbol)}
          counted={candles.notAdjusted}
        />
      )}
    </Panel>
  );
}
