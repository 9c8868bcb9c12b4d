import type { Order } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatAverage, formatCount, formatPrice, formatRupees } from '../format/rupees.ts';
import { formatMoment, formatShortDay, istDay, istSeconds, parseMoment, weekdayOf } from '../format/time.ts';
import { Chip } from '../ui/chip.tsx';
import styles from './cells.module.css';
import { describeReason } from './describe-order.ts';
import { Side } from './side.tsx';
import { slippageOf } from './slippage.ts';
import { lookOfOrder } from './status-look.ts';
import { orders } from './strings.ts';
import { useCheckedAt } from './use-checked-at.ts';

interface CellProps {
  readonly order: Order;
}

export function StateChip({ order, large = false }: CellProps & { readonly large?: boolean }) {
  const { word, tone, icon } = lookOfOrder(order);
  return (
    <Chip tone={tone} icon={icon} large={large}>
      {word}
    </Chip>
  );
}

/** With the day where the list does not say it; else with the weekday when the order trades on another day. */
export function Time({ order, dated = false }: CellProps & { readonly dated?: boolean }) {
  const at = parseMoment(order.created_at);
  const day = istDay(at);
  return (
    <time dateTime={order.created_at} title={formatMoment(at)} className={styles.time}>
      {dated && <span className={styles.faint}>{formatShortDay(day)} </span>}
      {!dated && day !== order.trading_day && <span className={styles.faint}>{weekdayOf(day)} </span>}
      {istSeconds(at)}
    </time>
  );
}

export function SideOf({ order }: CellProps) {
  return <Side side={order.side} />;
}

export function Quantity({ order }: CellProps) {
  const { execution_qty: filled, quantity } = order;
  return (
    <span className={styles.quantity} title={orders.filledOf(formatCount(filled), formatCount(quantity))}>
      <span>
        <span className={filled === 0 ? styles.faint : undefined}>{formatCount(filled)}</span>
        <span className={styles.faint}> / </span>
        {formatCount(quantity)}
      </span>
      <span className={styles.bar} aria-hidden>
        <span style={{ width: `${Math.min(100, (100 * filled) / quantity)}%` }} />
      </span>
    </span>
  );
}

export function Type({ order }: CellProps) {
  return (
    <span className={styles.type}>
      {orders.types[order.order_type]}
      {order.variety === 'amo' && (
        <abbr className={styles.tag} title={orders.amoMeaning}>
          {orders.amoTag}
        </abbr>
      )}
    </span>
  );
}

export function Limit({ order }: CellProps) {
  if (order.limit_price === null) return <span className={styles.faint}>{orders.never}</span>;
  return formatPrice(order.limit_price);
}

export function Average({ order }: CellProps) {
  if (order.execution_price === null) return <span className={styles.faint}>{orders.never}</span>;
  return <span title={formatRupees(order.execution_price)}>{formatAverage(order.execution_price)}</span>;
}

/** Not coloured as profit: below the limit is good for a buy, and cannot happen to a sell. */
export function SlippageOf({ order }: CellProps) {
  const found = slippageOf(order);
  if (found === undefined) return <span className={styles.faint}>{orders.never}</span>;
  return <span title={orders.slippageMeaning}>{orders.slippage(found.perShare, found.percent)}</span>;
}

export function Reason({ order }: CellProps) {
  const { kind, text } = describeReason(order);
  return (
    <span className={styles.reason} data-kind={kind} title={text}>
      {text}
    </span>
  );
}

export function Origin({ order }: CellProps) {
  return (
    <span title={orders.originMeanings[order.origin]}>
      {order.retry_count > 0
        ? orders.retryNumber(formatCount(order.retry_count))
        : orders.origins[order.origin]}
    </span>
  );
}

/** How long ago the broker was last read for this order. */
export function Checked({ order }: CellProps) {
  const now = useNow();
  const at = useCheckedAt(order);
  if (at === undefined) return <span className={styles.faint}>{orders.never}</span>;
  return <span title={formatMoment(at)}>{formatAge(now - at)}</span>;
}
