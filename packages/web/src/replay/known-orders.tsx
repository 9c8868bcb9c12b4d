import { Link } from 'react-router';
import type { ActivityEvent } from '../api/queries-today.ts';
import { formatCount } from '../format/rupees.ts';
import { istSeconds, parseMoment } from '../format/time.ts';
import { lookOfEvent } from '../order/event-look.ts';
import { Chip, type Tone } from '../ui/chip.tsx';
import tables from '../ui/plain-table.module.css';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { countStages, type KnownOrder, STAGES, type Stage } from './fold-day.ts';
import styles from './replay.module.css';
import { replay as words } from './strings.ts';

const tones: Readonly<Record<Stage, Tone>> = {
  under_way: 'open',
  filled: 'filled',
  ended: 'ended',
  refused: 'bad',
  queued: 'retry',
  unconfirmed: 'unresolved',
};

interface KnownOrdersProps {
  readonly orders: readonly KnownOrder<ActivityEvent>[];
  readonly time: string;
  readonly isLinked: boolean;
}

/** The orders of the day as one would have seen them at that instant. */
export function KnownOrders({ orders, time, isLinked }: KnownOrdersProps) {
  const counts = countStages(orders);
  return (
    <section className={styles.part} aria-label={words.known(time)}>
      <h3>{words.known(time)}</h3>
      <ul className={styles.counts}>
        {STAGES.map((stage) => (
          <li key={stage} data-nought={counts[stage] === 0 || undefined}>
            <strong>{formatCount(counts[stage])}</strong> {words.stages[stage]}
          </li>
        ))}
      </ul>
      {orders.length === 0 ? (
        <p className={styles.explains}>{words.noneKnown}</p>
      ) : (
        <ScrollBox label={words.scrolledOrders} className={styles.rows}>
          <table className={`${tables.table} ${tables.wide}`}>
            <caption className="visually-hidden">{words.known(time)}</caption>
            <thead>
              <tr>
                <th scope="col">{words.order}</th>
                <th scope="col">{words.stage}</th>
                <th scope="col">{words.last}</th>
                <th scope="col">{words.since}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map(({ orderId, stage, last }) => (
                <tr key={orderId}>
                  <th scope="row">
                    {isLinked ? (
                      <Link to={`/orders/${orderId}`}>{last.symbol ?? orderId}</Link>
                    ) : (
                      (last.symbol ?? orderId)
                    )}
                  </th>
                  <td data-label={words.stage}>
                    <Chip tone={tones[stage]} icon={lookOfEvent(last.kind).icon}>
                      {words.stages[stage]}
                    </Chip>
                  </td>
                  <td data-label={words.last}>{last.sentence}</td>
                  <td data-label={words.since} className={tables.nowrap}>
                    {istSeconds(parseMoment(last.at))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
