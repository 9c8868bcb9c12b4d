import type { Order } from '../api/types.ts';
import { formatAverage, formatCount, formatRupees, orderValue } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { slippageOf } from '../orders/slippage.ts';
import { orders } from '../orders/strings.ts';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { order as words } from './strings.ts';

/** What was executed, as one sum. */
export function Fills({ order }: { readonly order: Order }) {
  const { execution_qty, execution_price, execution_time, quantity } = order;
  if (execution_qty === 0) return null;
  const value = execution_price === null ? undefined : orderValue(execution_price, execution_qty);
  const slippage = slippageOf(order);
  return (
    <Panel title={words.fills}>
      <Facts
        facts={[
          { name: words.filled, value: words.filledOf(formatCount(execution_qty), formatCount(quantity)) },
          ...(execution_price === null
            ? []
            : [{ name: words.averagePrice, value: `₹${formatAverage(execution_price)}` }]),
          ...(slippage === undefined
            ? []
            : [{ name: words.slippage, value: orders.slippage(slippage.perShare, slippage.percent) }]),
          ...(value === undefined ? [] : [{ name: words.filledValue, value: formatRupees(value) }]),
          ...(execution_time === null
            ? []
            : [{ name: words.lastFill, value: formatMoment(parseMoment(execution_time)) }]),
        ]}
      />
    </Panel>
  );
}
