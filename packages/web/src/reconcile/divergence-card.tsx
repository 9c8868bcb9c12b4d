import { useId } from 'react';
import { Link } from 'react-router';
import { describeDeal } from '../actions/describe-deal.ts';
import type { Divergence } from '../api/queries-reconcile.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { useEvidenceFold } from '../order/event-parts.tsx';
import { Chip } from '../ui/chip.tsx';
import { CompareTable } from './compare-table.tsx';
import styles from './divergence-card.module.css';
import { type AskedRow, RowAction } from './row-action.tsx';
import { reconcile as words } from './strings.ts';
import { lookOfVerdict } from './verdict-look.ts';

interface DivergenceCardProps {
  readonly row: Divergence;
  /** Shown when there is more than one account. */
  readonly account: string | undefined;
  readonly onAsk: (asked: AskedRow) => void;
}

/** One order on which the books do not agree: both sides, what it means, its evidence, and the one safe step. */
export function DivergenceCard({ row, account, onAsk }: DivergenceCardProps) {
  const heading = useId();
  const { tone, icon } = lookOfVerdict(row.verdict);
  const deal = dealOf(row);
  const { button, evidence } = useEvidenceFold({ sentence: deal, evidence_id: row.evidence_id });
  const isCandidate = row.verdict === 'unknown_to_us' && row.action === 'resolve';
  return (
    <article className={styles.card} aria-labelledby={heading} data-verdict={row.verdict}>
      <div className={styles.head}>
        <h3 id={heading}>
          <Link to={`/orders/${row.order_id}`} data-row={row.order_id}>
            {deal}
          </Link>
        </h3>
        <Chip tone={tone} icon={icon}>
          {words.verdicts[row.verdict]}
        </Chip>
        <Since since={row.since} />
        {account && <span className={styles.faint}>{account}</span>}
      </div>
      <p>{isCandidate ? words.candidateMeaning : words.meanings[row.verdict]}</p>
      <CompareTable row={row} deal={deal} />
      <div className={styles.foot}>
        <span className={styles.faint}>
          <Seen row={row} />{' '}
          {row.broker_order_id === null ? words.noNumber : words.number(row.broker_order_id)}
        </span>
        {button}
        <RowAction row={row} deal={deal} onAsk={onAsk} />
      </div>
      {evidence}
    </article>
  );
}

function dealOf({ side, symbol, ours: { quantity, limit_price } }: Divergence): string {
  return describeDeal({ side, symbol, quantity, limit_price });
}

function Since({ since }: Pick<Divergence, 'since'>) {
  const now = useNow();
  if (since === null) return null;
  const at = parseMoment(since);
  return <span className={styles.faint}>{words.since(formatMoment(at), formatAge(now - at))}</span>;
}

function Seen({ row: { broker } }: { readonly row: Divergence }) {
  const now = useNow();
  if (broker === null) return words.nothingShown;
  const at = parseMoment(broker.seen_at);
  const shown = words.seen(formatMoment(at), formatAge(now - at));
  return `${shown}${broker.confirmed_by_book ? '' : `, ${words.feedOnly}`}.`;
}
