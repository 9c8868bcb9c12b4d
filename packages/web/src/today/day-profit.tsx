import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { openPositionsQuery, tradesQuery } from '../api/queries-positions.ts';
import { Panel } from '../ui/panel.tsx';
import { Profit } from '../ui/profit.tsx';
import styles from './day-profit.module.css';
import { today } from './strings.ts';
import { sumProfits } from './sum-profits.ts';

const WHOLE_DAY = 500;

/** What today's finished trades left, and what selling the open positions now would leave; nothing without either. */
export function DayProfit({ day }: { readonly day: string }) {
  const { data: open } = useQuery(openPositionsQuery);
  const { data: trades } = useQuery(tradesQuery({ from_date: day, to_date: day, page_size: WHOLE_DAY }));
  const { profit: words } = today;
  const lines = [
    { key: 'closed', name: words.closed, sum: sumProfits((trades?.items ?? []).map(({ profit }) => profit)) },
    {
      key: 'open',
      name: words.open,
      sum: sumProfits((open?.items ?? []).map(({ unrealised }) => unrealised)),
    },
  ].filter(({ sum }) => sum.count > 0);
  if (lines.length === 0) return null;
  return (
    <Panel title={words.title} aside={<Link to="/positions">{words.look}</Link>}>
      <dl className={styles.lines}>
        {lines.map(({ key, name, sum }) => (
          <div key={key}>
            <dt>{name(sum.count === 1, String(sum.count))}</dt>
            <dd>
              {sum.net === undefined ? words.notKnown : <Profit amount={sum.net} />}
              {sum.unknown > 0 && sum.net !== undefined && (
                <span className={styles.note}>{words.partly(String(sum.unknown))}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{words.net}</p>
    </Panel>
  );
}
