import { Link } from 'react-router';
import type { ActivityEvent, MarketDay } from '../api/queries-today.ts';
import { formatWeekday, istSeconds, parseMoment } from '../format/time.ts';
import tables from '../ui/plain-table.module.css';
import { today } from './strings.ts';

interface RibbonTableProps {
  readonly day: string;
  /** Out of sight there is nothing that a key could stop at. */
  readonly linked: boolean;
  readonly phases: MarketDay['phases'];
  readonly events: readonly ActivityEvent[];
}

interface Row {
  readonly key: string;
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly orderId: string | null;
}

/** The ribbon in words: for readers of the screen, and for whoever wants every event. */
export function RibbonTable({ day, linked, phases, events }: RibbonTableProps) {
  const { ribbon: words } = today;
  const rows: readonly Row[] = [
    ...phases.map(({ name, label, from, until }) => ({
      key: `${name} ${from}`,
      at: from,
      kind: words.session,
      text: `${label}, ${words.until.toLowerCase()} ${istSeconds(parseMoment(until))}`,
      orderId: null,
    })),
    ...events.map(({ id, at, sentence, symbol, order_id }) => ({
      key: id,
      at,
      kind: words.event,
      text: symbol === null ? sentence : `${symbol}: ${sentence}`,
      orderId: order_id,
    })),
  ].sort((a, b) => parseMoment(a.at) - parseMoment(b.at));
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.caption(formatWeekday(day))}</caption>
      <thead>
        <tr>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, at, kind, text, orderId }) => (
          <tr key={key}>
            <th scope="row" data-label={words.from}>
              {istSeconds(parseMoment(at))}
            </th>
            <td data-label={words.kind}>{kind}</td>
            <td className={tables.wide} data-label={words.what}>
              {orderId === null || !linked ? text : <Link to={`/orders/${orderId}`}>{text}</Link>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
