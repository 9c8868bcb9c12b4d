import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { orderEventsQuery } from '../api/queries.ts';
import type { Order, OrderStatus } from '../api/types.ts';
import { lookOfStatus, statuses } from '../orders/status-look.ts';
import { states } from '../states/strings.ts';
import styles from '../ui/chart-figure.module.css';
import { Panel } from '../ui/panel.tsx';
import { statesOfEvents } from './states-of-events.ts';

const StatePicture = lazy(async () => ({
  default: (await import('../states/state-picture.tsx')).StatePicture,
}));

/** The states that an order has been in, in words, and unfolded in the picture of all of them. */
export function OrderPath({ order }: { readonly order: Order }) {
  const { path: words } = states;
  const { data: events } = useQuery(orderEventsQuery(order.id));
  const [opened, setOpened] = useState(false);
  if (!events) return null;
  const path = statesOfEvents(events, order);
  const inWords = path.map((status) => lookOfStatus(status).word).join(' → ');
  const steps = path.slice(1).map((to, at): [OrderStatus, OrderStatus] => [path[at] ?? to, to]);
  return (
    <Panel title={words.title} aside={<Link to="/orders/states">{words.whole}</Link>}>
      <p>{inWords}</p>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className={styles.summary}>{words.asPicture}</summary>
        {opened && (
          <Suspense fallback={null}>
            <StatePicture
              label={words.label}
              lit={steps}
              nodes={statuses.map((status) => {
                const visits = path.flatMap((each, at) => (each === status ? [String(at + 1)] : []));
                return {
                  status,
                  label: words.visited(lookOfStatus(status).word, visits.join(', ')),
                  badge: visits.join(' '),
                  isFaint: visits.length === 0,
                  next: [],
                };
              })}
            />
          </Suspense>
        )}
      </details>
    </Panel>
  );
}
