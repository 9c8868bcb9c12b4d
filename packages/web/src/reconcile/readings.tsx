import type { DivergenceReading } from '../api/queries-reconcile.ts';
import type { Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './readings.module.css';
import { reconcile } from './strings.ts';

interface ReadingsProps {
  readonly readings: readonly DivergenceReading[];
  readonly accounts: Status['accounts'];
}

/** On what the comparison stands: the last complete reading of each account, and its holdings. */
export function Readings({ readings, accounts }: ReadingsProps) {
  const { reading: words } = reconcile;
  return (
    <Panel title={words.title}>
      <ul className={styles.readings}>
        {readings.map((reading) => (
          <Reading
            key={reading.account_id}
            reading={reading}
            account={accounts.find(({ id }) => id === reading.account_id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface ReadingProps {
  readonly reading: DivergenceReading;
  readonly account: Status['accounts'][number] | undefined;
}

function Reading({ reading, account }: ReadingProps) {
  const { reading: words } = reconcile;
  const now = useNow();
  const { last_complete_at, holdings, account_id } = reading;
  const at = last_complete_at === null ? undefined : parseMoment(last_complete_at);
  const kind = account?.freshness.last_reading_kind;
  const isFailing = kind === 'failed' || kind === 'partial';
  return (
    <li className={styles.reading}>
      <p>
        <strong>{account?.label ?? account_id}</strong>:{' '}
        {at === undefined ? words.never : words.complete(formatMoment(at), formatAge(now - at))}.{' '}
        {isFailing && <span className={styles.failing}>{words.failing}</span>}
      </p>
      <Holdings holdings={holdings} />
    </li>
  );
}

function Holdings({ holdings }: Pick<DivergenceReading, 'holdings'>) {
  const { reading: words } = reconcile;
  if (holdings === null) return <p className={styles.faint}>{words.holdingsNever}</p>;
  const { checked_at, rows } = holdings;
  const differing = rows.filter(({ verdict }) => verdict !== 'agrees');
  const checked = words.holdings(formatMoment(parseMoment(checked_at)));
  return (
    <>
      <p className={styles.faint}>
        {differing.length === 0 && rows.length > 0
          ? `${checked}: ${words.holdingsAgree(formatCount(rows.length), rows.length === 1)}.`
          : `${checked}.`}
      </p>
      {differing.length > 0 && (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.holdingsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.position}</th>
              <th scope="col">{words.held}</th>
              <th scope="col">{words.owned}</th>
              <th scope="col">{words.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ position_id, symbol, owned, held, verdict }) => (
              <tr key={position_id}>
                <th scope="row" data-label={words.position}>
                  {symbol}
                </th>
                <td data-label={words.held}>{held === null ? words.notTold : formatCount(held)}</td>
                <td data-label={words.owned}>{formatCount(owned)}</td>
                <td data-label={words.verdict}>{words.verdicts[verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
