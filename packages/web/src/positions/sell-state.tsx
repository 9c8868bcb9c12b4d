import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Position } from '../api/queries-positions.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatMoment, formatWeekday, istDay, parseMoment } from '../format/time.ts';
import styles from './position-row.module.css';
import { positions as words } from './strings.ts';

/** The sell that is at work and its target, or why there is none. */
export function SellState({ position }: { readonly position: Position }) {
  const { sell, target, no_sell_reason: reason } = position;
  return (
    <>
      {sell !== null && (
        <Link to={`/orders/${sell.order_id}`}>
          {words.sellOrder(
            formatCount(sell.filled_qty),
            formatCount(sell.quantity),
            sell.limit_price === null ? '' : words.at(formatRupees(sell.limit_price)),
          )}
        </Link>
      )}
      {sell === null && position.state === 'open' && (
        <span className={styles.none}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            <strong>{words.noSell}.</strong>{' '}
            <span title={reason === null ? undefined : formatMoment(parseMoment(reason.since))}>
              {reason?.text ?? reason?.code.replaceAll('_', ' ') ?? words.noSellReason}
            </span>
          </span>
        </span>
      )}
      <span className={styles.faint}>
        {target === null
          ? words.noTarget
          : `${words.target(formatRupees(target.price))}, ${words.basis(target.basis)}`}
        {'; '}
        <FirstDay day={position.first_sell_day} />
      </span>
    </>
  );
}

function FirstDay({ day }: { readonly day: string | null }) {
  const today = istDay(useNow(60_000));
  if (day === null) return words.firstDayUnknown;
  return (day > today ? words.firstDay : words.firstDayPast)(formatWeekday(day));
}
