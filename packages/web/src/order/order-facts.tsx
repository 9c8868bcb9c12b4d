import { Link } from 'react-router';
import type { Order } from '../api/types.ts';
import { formatCount, formatRupees, orderValue } from '../format/rupees.ts';
import { formatMoment, formatWeekday, parseMoment } from '../format/time.ts';
import { orders } from '../orders/strings.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { order as words } from './strings.ts';

export function OrderFacts({ order }: { readonly order: Order }) {
  return (
    <Panel title={words.facts}>
      <Facts facts={listFacts(order)} />
    </Panel>
  );
}

function listFacts(order: Order): readonly Fact[] {
  const { names } = words;
  const value = order.limit_price === null ? undefined : orderValue(order.limit_price, order.quantity);
  const facts: (Fact | undefined)[] = [
    { name: names.instrument, value: `${order.trading_symbol}, ${order.exchange}` },
    fact(names.isin, order.isin),
    { name: names.quantity, value: formatCount(order.quantity) },
    { name: names.type, value: `${orders.types[order.order_type]}, ${words.variety[order.variety]}` },
    fact(names.limit, order.limit_price && formatRupees(order.limit_price)),
    fact(names.trigger, order.trigger_price && formatRupees(order.trigger_price)),
    fact(names.value, value && formatRupees(value)),
    fact(names.required, order.required_cash && formatRupees(order.required_cash)),
    fact(names.available, order.available_cash && formatRupees(order.available_cash)),
    { name: names.product, value: `${order.product}, ${words.validity[order.validity]}` },
    { name: names.day, value: formatWeekday(order.trading_day) },
    { name: names.origin, value: `${orders.origins[order.origin]}: ${orders.originMeanings[order.origin]}` },
    { name: names.managed, value: words.managed(order.managed) },
    { name: names.created, value: formatMoment(parseMoment(order.created_at)) },
    fact(names.verified, order.verified_at && formatMoment(parseMoment(order.verified_at))),
    order.placement_run_id === null
      ? undefined
      : { name: names.run, value: <Link to={`/runs/${order.placement_run_id}`}>{words.open}</Link> },
    {
      name: names.id,
      value: (
        <>
          <code>{order.id}</code> <CopyButton text={order.id} what={names.id} />
        </>
      ),
    },
  ];
  return facts.filter((each) => each !== undefined);
}

function fact(name: string, value: string | null | undefined): Fact | undefined {
  return value ? { name, value } : undefined;
}
