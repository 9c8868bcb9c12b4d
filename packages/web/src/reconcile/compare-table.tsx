import { IconEqualNot } from '@tabler/icons-react';
import type { Divergence } from '../api/queries-reconcile.ts';
import { compareSides } from './compare-sides.ts';
import styles from './divergence-card.module.css';
import { reconcile as words } from './strings.ts';

/** The broker's words and ours, field by field; what differs carries a mark and the word. */
export function CompareTable({ row, deal }: { readonly row: Divergence; readonly deal: string }) {
  const { columns } = words;
  const silent = <span className={styles.faint}>{words.nothing}</span>;
  return (
    <table className={styles.compare}>
      <caption className="visually-hidden">{words.compareOf(deal)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{columns.field}</span>
          </th>
          <th scope="col">{columns.broker}</th>
          <th scope="col">{columns.ours}</th>
        </tr>
      </thead>
      <tbody>
        {compareSides(row).map(({ field, word, broker, ours, differs }) => (
          <tr key={field} data-differs={differs || undefined}>
            <th scope="row">
              {word}
              {differs && (
                <span className={styles.differs}>
                  <IconEqualNot size={13} aria-hidden />
                  {words.differs}
                </span>
              )}
            </th>
            <td className={field === 'status' ? styles.verbatim : undefined}>{broker ?? silent}</td>
            <td>{ours ?? silent}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
