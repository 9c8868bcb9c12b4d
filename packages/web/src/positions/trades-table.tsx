import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'react-router';
import type { components } from '../api/generated/schema.js';
import type { Trade } from '../api/queries-positions.ts';
import type { Status } from '../api/types.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatMoment, formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import fold from '../ui/fold.module.css';
import tables from '../ui/plain-table.module.css';
import { Profit } from '../ui/profit.tsx';
import { Fills } from './fills.tsx';
import { positions, trades as words } from './strings.ts';
import styles from './trades-table.module.css';

interface TradesTableProps {
  readonly page: components['schemas']['TradePage'];
  readonly accounts: Status['accounts'];
  readonly dimmed: boolean;
}

/** Finished cycles with what they brought, and below them the sum of those shown. */
export function TradesTable({ page, accounts, dimmed }: TradesTableProps) {
  const { columns } = words;
  const { items, profit } = page;
  const unpriced = items.filter((trade) => trade.profit === null).length;
  const one = items.length === 1;
  return (
    <>
      <table className={tables.table} data-dimmed={dimmed || undefined}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.symbol}</th>
            <th scope="col">{columns.closed}</th>
            {[columns.bought, columns.sold, columns.gross, columns.charges, columns.net].map((word) => (
              <th key={word} scope="col" className={styles.head}>
                {word}
              </th>
            ))}
            <th scope="col">{columns.fills}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((trade) => (
            <TradeRow
              key={trade.position_id}
              trade={trade}
              account={
                accounts.length < 2 ? undefined : accounts.find(({ id }) => id === trade.account_id)?.label
              }
            />
          ))}
          <tr className={styles.total}>
            <th scope="row">{words.total(formatCount(items.length), one)}</th>
            <td />
            <td />
            <td />
            <td className={styles.figure} data-label={columns.gross}>
              <Profit amount={profit.gross} />
            </td>
            <td className={styles.figure} data-label={columns.charges}>
              {formatRupees(profit.charges)}
            </td>
            <td className={styles.figure} data-label={columns.net}>
              <Profit amount={profit.net} />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      {unpriced > 0 && (
        <p className={styles.note}>{words.notPriced(formatCount(unpriced), unpriced === 1)}</p>
      )}
    </>
  );
}

function TradeRow({ trade, account }: { readonly trade: Trade; readonly account: string | undefined }) {
  const { columns } = words;
  const [opened, { toggle }] = useDisclosure(false);
  const box = useId();
  const closed = parseMoment(trade.closed_at);
  const shares = (quantity: number, value: string) =>
    positions.sharesFor(formatCount(quantity), formatRupees(value));
  return (
    <>
      <tr data-position={trade.symbol}>
        <th scope="row" data-label={columns.symbol}>
          <span className={styles.stack}>
            <Link to={`/positions/${trade.position_id}`} data-row={trade.position_id}>
              {trade.symbol}
            </Link>
            {account && <span className={styles.faint}>{account}</span>}
          </span>
        </th>
        <td data-label={columns.closed}>
          <span className={styles.stack} title={formatMoment(closed)}>
            <span className={tables.nowrap}>{`${formatWeekday(istDay(closed))}, ${istMinutes(closed)}`}</span>
            <span className={styles.faint}>
              {columns.days} {words.daysHeld(trade.days_held)}
            </span>
          </span>
        </td>
        <td className={styles.figure} data-label={columns.bought}>
          {shares(trade.bought_qty, trade.bought_value)}
        </td>
        <td className={styles.figure} data-label={columns.sold}>
          {shares(trade.sold_qty, trade.sold_value)}
        </td>
        <td className={styles.figure} data-label={columns.gross}>
          {trade.profit ? <Profit amount={trade.profit.gross} /> : positions.notPriced}
        </td>
        <td className={styles.figure} data-label={columns.charges}>
          {trade.profit ? formatRupees(trade.profit.charges) : positions.notPriced}
        </td>
        <td className={styles.figure} data-label={columns.net}>
          {trade.profit ? <Profit amount={trade.profit.net} /> : positions.notPriced}
        </td>
        <td>
          <button
            type="button"
            className={fold.fold}
            aria-expanded={opened}
            aria-controls={opened ? box : undefined}
            onClick={toggle}
          >
            {words.showFills(formatCount(trade.fills.length), trade.fills.length === 1)}
            <IconChevronDown size={14} aria-hidden />
          </button>
        </td>
      </tr>
      {opened && (
        <tr className={styles.detail}>
          <td colSpan={8} id={box}>
            <Fills fills={trade.fills} />
          </td>
        </tr>
      )}
    </>
  );
}
