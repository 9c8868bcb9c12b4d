import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/queries.ts';
import type { Position } from '../api/queries-positions.ts';
import { formatAverage, formatCount, formatRupees } from '../format/rupees.ts';
import { formatDay, formatMoment, parseMoment } from '../format/time.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { Profit } from '../ui/profit.tsx';
import { DayProfit } from './day-profit.tsx';
import styles from './position-page.module.css';
import { LastPrice } from './position-row.tsx';
import { positions as words } from './strings.ts';

export function PositionFacts({ position }: { readonly position: Position }) {
  const { data: status } = useQuery(statusQuery);
  const account = status?.accounts.find(({ id }) => id === position.account_id)?.label;
  const { names } = words;
  const { realised, unrealised, own_shares, closed_at, isin } = position;
  const isOpen = position.state === 'open';
  const shares = (quantity: number, value: string) =>
    words.sharesFor(formatCount(quantity), formatRupees(value));
  const facts: readonly (Fact | false | null)[] = [
    { name: names.instrument, value: `${position.trading_symbol}, ${position.exchange}` },
    isin !== null && { name: names.isin, value: isin },
    account !== undefined && { name: names.account, value: account },
    { name: names.opened, value: formatMoment(parseMoment(position.opened_at)) },
    closed_at !== null && { name: names.closed, value: formatMoment(parseMoment(closed_at)) },
    { name: names.bought, value: shares(position.bought_qty, position.bought_value) },
    position.sold_qty > 0 && { name: names.sold, value: shares(position.sold_qty, position.sold_value) },
    {
      name: words.columns.cost,
      value: position.average_cost === null ? words.costUnknown : formatAverage(position.average_cost),
    },
    isOpen && { name: words.columns.last, value: <LastPrice position={position} /> },
    isOpen && { name: words.dayProfit, value: <DayProfit position={position} /> },
    realised && { name: names.realised, value: <Profit amount={realised.gross} /> },
    realised && { name: names.realisedCharges, value: formatRupees(realised.charges) },
    realised && { name: names.realisedNet, value: <Profit amount={realised.net} /> },
    isOpen && unrealised && { name: names.unrealised, value: <Profit amount={unrealised.gross} /> },
    isOpen && unrealised && { name: names.unrealisedNet, value: <Profit amount={unrealised.net} /> },
    isOpen &&
      own_shares !== null &&
      own_shares.quantity > 0 && {
        name: words.columns.quantity,
        value: words.ownShares(formatCount(own_shares.quantity)),
      },
    { name: names.id, value: position.id },
  ];
  return (
    <Panel title={words.facts}>
      <Facts facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
      {position.adjustments.length > 0 && (
        <>
          <h3>{words.adjustments}</h3>
          <ul className={styles.adjustments}>
            {position.adjustments.map(({ from, to, quantity_before, quantity_after, ex_day, reason, at }) => (
              <li key={at}>
                {words.adjusted(
                  formatCount(from),
                  formatCount(to),
                  formatCount(quantity_before),
                  formatCount(quantity_after),
                  formatDay(ex_day),
                )}{' '}
                {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
