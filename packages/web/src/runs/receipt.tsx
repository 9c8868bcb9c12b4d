import type { RecommendationsReceipt } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import tables from '../ui/plain-table.module.css';
import styles from './new-run.module.css';
import { runs } from './strings.ts';

/** What was read from the file, and every row that is left out with its reason. */
export function Receipt({ receipt }: { readonly receipt: RecommendationsReceipt }) {
  const { rows, accepted, skipped } = receipt;
  return (
    <div className={styles.receipt} role="status">
      <p>
        <strong>{runs.received(receipt.name)}</strong>{' '}
        {runs.rows(formatCount(rows), formatCount(accepted), formatCount(skipped.length))}
      </p>
      {receipt.already_known && <p>{runs.alreadyKnown}</p>}
      {skipped.length > 0 && (
        <details open>
          <summary>
            {runs.leftOut} ({formatCount(skipped.length)})
          </summary>
          <p className={styles.hint}>{runs.rowHint}</p>
          <table className={tables.table}>
            <caption className="visually-hidden">{runs.leftOutCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{runs.row}</th>
                <th scope="col">{runs.columns.ticker}</th>
                <th scope="col">{runs.columns.reason}</th>
              </tr>
            </thead>
            <tbody>
              {skipped.map((each) => (
                <tr key={each.row}>
                  <td data-label={runs.row}>{each.row}</td>
                  <th scope="row" data-label={runs.columns.ticker}>
                    {each.ticker}
                  </th>
                  <td className={tables.wide} data-label={runs.columns.reason}>
                    {each.reason}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}
