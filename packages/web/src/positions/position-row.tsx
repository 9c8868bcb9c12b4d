import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'react-router';
import type { Position } from '../api/queries-positions.ts';
import { formatAge } from '../format/age.ts';
import { formatAverage, formatCount, formatPrice, formatRupees } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import fold from '../ui/fold.module.css';
import { Profit } from '../ui/profit.tsx';
import { DayProfit } from './day-profit.tsx';
import { isOldPrice } from './describe-positions.ts';
import { HoldNote } from './hold-note.tsx';
import { PositionActions } from './position-actions.tsx';
import { PositionPrices } from './position-prices.tsx';
import styles from './position-row.module.css';
import { SellState } from './sell-state.tsx';
import { positionPrices, positions as words } from './strings.ts';

const COLUMNS = 8;

interface PositionRowProps {
  readonly position: Position;
  /** Shown when there is more than one account. */
  readonly account: string | undefined;
  /** Whether its prices are drawn below it. */
  readonly isCharted: boolean;
  readonly onChart: () => void;
}

export function PositionRow({ position, account, isCharted, onChart }: PositionRowProps) {
  const chartId = useId();
  const { columns } = words;
  const { id, symbol, exchange, series, quantity, own_shares, average_cost } = position;
  return (
    <>
      <tr data-position={symbol}>
        <th scope="row" data-label={columns.position}>
          <span className={styles.stack}>
            <Link to={`/positions/${id}`} data-row={id} className={styles.symbol}>
              {symbol}
            </Link>
            <span className={styles.faint}>
              {exchange} {series}
              {account && `, ${account}`}
            </span>
          </span>
        </th>
        <td className={styles.figure} data-label={columns.quantity}>
          <span className={styles.stack}>
            <span>{formatCount(quantity)}</span>
            {own_shares !== null && own_shares.quantity > 0 && (
              <span className={styles.faint} title={words.ownSharesWhy}>
                {words.ownShares(formatCount(own_shares.quantity))}
              </span>
            )}
          </span>
        </td>
        <td className={styles.figure} data-label={columns.cost}>
          {average_cost === null ? (
            <span className={styles.faint}>{words.costUnknown}</span>
          ) : (
            <span title={formatRupees(average_cost)}>{formatAverage(average_cost)}</span>
          )}
        </td>
        <td className={styles.figure} data-label={columns.last}>
          <LastPrice position={position} />
        </td>
        <td className={styles.figure} data-label={columns.day}>
          <DayProfit position={position} />
        </td>
        <td className={styles.figure} data-label={columns.profit}>
          <Unrealised position={position} />
        </td>
        <td className={styles.selling} data-label={columns.selling}>
          <span className={styles.stack}>
            <HoldNote position={position} />
            <SellState position={position} />
          </span>
        </td>
        <td className={styles.actions}>
          <span className={styles.buttons}>
            <button
              type="button"
              className={fold.fold}
              aria-expanded={isCharted}
              aria-controls={isCharted ? chartId : undefined}
              aria-label={positionPrices.showOf(symbol)}
              onClick={onChart}
            >
              {positionPrices.show}
              <IconChevronDown size={13} aria-hidden />
            </button>
            <PositionActions position={position} small />
          </span>
        </td>
      </tr>
      {isCharted && (
        <tr id={chartId}>
          <td colSpan={COLUMNS} className={styles.chart}>
            <PositionPrices position={position} />
          </td>
        </tr>
      )}
    </>
  );
}

export function LastPrice({ position: { last_price: last } }: { readonly position: Position }) {
  if (last === null) return <span className={styles.faint}>{words.noPrice}</span>;
  const age = formatAge(last.age_seconds * 1_000);
  const old = isOldPrice(last);
  return (
    <span className={styles.stack}>
      <span>{formatPrice(last.price)}</span>
      <span className={old ? styles.old : styles.faint} title={formatMoment(parseMoment(last.at))}>
        {old ? words.oldPrice(age) : words.ago(age)}
      </span>
    </span>
  );
}

function Unrealised({ position: { unrealised, last_price } }: { readonly position: Position }) {
  if (unrealised === null) return <span className={styles.faint}>{words.noProfit}</span>;
  const old = isOldPrice(last_price);
  return (
    <span className={styles.stack}>
      <span>
        <Profit amount={unrealised.net} old={old} /> <span className={styles.faint}>{words.net}</span>
      </span>
      <span className={styles.lesser}>
        <Profit amount={unrealised.gross} old={old} /> <span className={styles.faint}>{words.gross}</span>
      </span>
    </span>
  );
}
