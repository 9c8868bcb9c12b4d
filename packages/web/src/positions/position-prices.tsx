import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Position, positionPricesQuery } from '../api/queries-positions.ts';
import { plotDays } from '../candles/plot-days.ts';
import { CHART_PX, PriceFigure } from '../candles/price-figure.tsx';
import type { PriceLine } from '../candles/price-line.ts';
import { candles } from '../candles/strings.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { positionPrices as words } from './strings.ts';

/** The daily prices of a position with what it has cost, what it is to be sold at, and what its orders did. */
export function PositionPrices({ position }: { readonly position: Position }) {
  const { id, symbol, average_cost, target, state } = position;
  const { data, error, refetch } = useQuery(positionPricesQuery(id));
  // The picture is drawn anew for other days, not for each drawing of the page.
  const days = useMemo(() => data && plotDays(data, null), [data]);
  const price = state === 'open' ? target?.price : undefined;
  const lines = useMemo(
    (): readonly PriceLine[] => [
      ...(average_cost === null ? [] : [{ kind: 'average' as const, price: average_cost }]),
      ...(price === undefined ? [] : [{ kind: 'target' as const, price }]),
    ],
    [average_cost, price],
  );
  return (
    <>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!days && !error && <SkeletonRows rows={1} height={CHART_PX} />}
      {days && (
        <PriceFigure
          symbol={symbol}
          days={days}
          lines={lines}
          title={words.chartTitle(symbol)}
          counted={data?.adjusted ? candles.adjusted : candles.notAdjusted}
        />
      )}
    </>
  );
}
