import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fundsQuery } from '../api/queries-funds.ts';
import { openPositionsQuery, tradesQuery } from '../api/queries-positions.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { CompactRupees, Exact } from '../ui/exact.tsx';
import { Profit } from '../ui/profit.tsx';
import figures from './figures.module.css';
import styles from './money-figures.module.css';
import { today } from './strings.ts';
import { sumFunds } from './sum-funds.ts';
import { type ProfitSum, sumProfits } from './sum-profits.ts';

const WHOLE_DAY = 500;
/** Cash moves with every order; the desk asks once an hour by itself. */
const OLD_MS = 2 * 3_600_000;
const { money: words } = today;

interface MoneyFiguresProps {
  readonly day: string;
  /** The broker was last read so long ago that gains and losses are what was, not what is. */
  readonly isOld: boolean;
  /** It was not read at all: to have nothing is not known then. */
  readonly isUnread: boolean;
}

/** What the day has brought, what is free, and what tomorrow's orders need. What is not known is said to be not known. */
export function MoneyFigures({ day, isOld, isUnread }: MoneyFiguresProps) {
  const { data: open, isError: isOpenMissing } = useQuery(openPositionsQuery);
  const { data: trades, isError: isTradesMissing } = useQuery(
    tradesQuery({ from_date: day, to_date: day, page_size: WHOLE_DAY }),
  );
  const { data: funds, isError: isFundsMissing } = useQuery(fundsQuery);
  const isKnown = !isUnread && !isOld;
  const closed = trades && sumProfits(trades.items.map(({ profit }) => profit));
  const held = open && sumProfits(open.items.map(({ unrealised }) => unrealised));
  const { free, needed, waiting, suffices, asOf } = sumFunds(funds ?? []);
  const isNoneKnown = funds !== undefined && (waiting > 0 || !isUnread);
  return (
    <section className={figures.figures} aria-label={words.title}>
      <h2 className={figures.heading}>{words.title}</h2>
      <dl className={styles.list}>
        <Figure to="/positions?tab=trades" name={words.closed} note={closed && noteOf(closed, words.trades)}>
          {!closed && isTradesMissing && words.notKnown}
          {closed && <ProfitOf sum={closed} none={isKnown ? words.noTrade : words.notKnown} isOld={isOld} />}
        </Figure>
        <Figure to="/positions" name={words.open} note={held && noteOf(held, words.positions)}>
          {!held && isOpenMissing && words.notKnown}
          {held && <ProfitOf sum={held} none={isKnown ? words.noPosition : words.notKnown} isOld={isOld} />}
        </Figure>
        <Figure to="/funds" name={words.free} note={asOf && <AsOf at={asOf} />}>
          {!funds && isFundsMissing && words.notKnown}
          {funds && (free === undefined ? words.notKnown : <CompactRupees amount={free} />)}
        </Figure>
        <Figure
          to="/funds"
          name={words.needed}
          note={isNoneKnown ? words.waiting(String(waiting), waiting) : ''}
        >
          {!funds && isFundsMissing && words.notKnown}
          {funds &&
            (needed === undefined || !isNoneKnown ? words.notKnown : <CompactRupees amount={needed} />)}
          {suffices === false && <strong className={styles.short}>{words.short}</strong>}
        </Figure>
      </dl>
    </section>
  );
}

interface FigureProps {
  readonly to: string;
  readonly name: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}

function Figure({ to, name, note, children }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>
        <Link to={to}>{name}</Link>
      </dt>
      <dd className={styles.number}>{children}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}

interface ProfitOfProps {
  readonly sum: ProfitSum;
  readonly none: string;
  readonly isOld: boolean;
}

function ProfitOf({ sum, none, isOld }: ProfitOfProps) {
  if (sum.count === 0) return <span className={styles.none}>{none}</span>;
  return sum.net === undefined ? words.noPrice : <Profit amount={sum.net} old={isOld} />;
}

function noteOf({ count, unknown }: ProfitSum, say: (count: string, one: boolean) => string): string {
  if (count === 0) return '';
  const parts = [say(String(count), count === 1), words.net];
  return [...parts, ...(unknown > 0 ? [words.partly(String(unknown))] : [])].join(', ');
}

/** Amber when it is too old to rely on. */
function AsOf({ at }: { readonly at: string }) {
  const now = useNow();
  const moment = parseMoment(at);
  const age = now - moment;
  return (
    <span data-old={age > OLD_MS || undefined}>
      <Exact short={words.asOf(formatAge(age))} exact={formatMoment(moment)} />
    </span>
  );
}
