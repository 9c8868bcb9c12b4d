import { Link } from 'react-router';
import type { Order, OrderStatus } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { lookOfStatus } from '../orders/status-look.ts';
import { countFigures, type DayFigures } from './count-figures.ts';
import styles from './figures.module.css';
import { today } from './strings.ts';

interface Shown {
  readonly figure: keyof DayFigures;
  readonly statuses: readonly OrderStatus[];
  /** Shown at nought as well. */
  readonly always: boolean;
}

const shown: readonly Shown[] = [
  { figure: 'placed', statuses: [], always: true },
  { figure: 'filled', statuses: ['ongoing', 'closed'], always: true },
  { figure: 'open', statuses: ['amo', 'pending_execution', 'placing'], always: true },
  { figure: 'rejected', statuses: ['rejected', 'failed'], always: true },
  { figure: 'unconfirmed', statuses: ['unconfirmed'], always: true },
  { figure: 'retry', statuses: ['retry_pending'], always: false },
  { figure: 'cancelled', statuses: ['cancelled'], always: false },
];

interface FiguresProps {
  readonly day: string;
  readonly heading: string;
  readonly those: readonly Order[];
}

/** The numbers of a trading day; each leads to its orders. */
export function Figures({ day, heading, those }: FiguresProps) {
  const figures = countFigures(those);
  return (
    <section className={styles.figures} aria-label={heading}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul className={styles.list}>
        {shown
          .filter(({ figure, always }) => always || figures[figure] > 0)
          .map(({ figure, statuses }) => {
            const [status] = statuses;
            const look = status && lookOfStatus(status);
            return (
              <li key={figure}>
                <Link
                  to={`/orders?${address(day, statuses)}`}
                  className={styles.figure}
                  style={{ '--tone': look ? `var(--tone-${look.tone})` : 'var(--ink-2)' }}
                  data-nought={figures[figure] === 0 || undefined}
                >
                  <span className={styles.number}>{formatCount(figures[figure])}</span>
                  <span className={styles.word}>
                    {look && <look.icon size={14} aria-hidden />}
                    {today.figure[figure]}
                  </span>
                </Link>
              </li>
            );
          })}
      </ul>
    </section>
  );
}

function address(day: string, statuses: readonly OrderStatus[]): string {
  const params = new URLSearchParams(statuses.map((status) => ['status', status]));
  params.set('from', day);
  params.set('to', day);
  return params.toString();
}
