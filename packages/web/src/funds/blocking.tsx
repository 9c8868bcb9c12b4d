import { Link } from 'react-router';
import type { Funds } from '../api/queries-funds.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import styles from './account-funds.module.css';
import { shortMoment } from './describe-funds.ts';
import { funds } from './strings.ts';

/** Whether the broker takes an AMO's cash out of its figure at once: as it is set, and as it was measured. */
export function Blocking({ blocking }: { readonly blocking: Funds['amo_blocks_funds'] }) {
  const { blocking: words } = funds;
  const { setting, measured, suggestion } = blocking;
  return (
    <details className={styles.blocking} open={suggestion !== null}>
      <summary>{words.title}</summary>
      <p>{words.setting[setting]}</p>
      <p>
        {measured === null
          ? words.notMeasured
          : words.measured[measured.verdict](
              words.orders(formatCount(measured.orders), measured.orders === 1, formatRupees(measured.value)),
              formatRupees(measured.free_before),
              formatRupees(measured.free_after),
              shortMoment(measured.at),
            )}
      </p>
      {suggestion !== null && (
        <p>
          <strong>{words.suggestion[suggestion]}</strong> <Link to="/accounts">{words.change}</Link>
        </p>
      )}
    </details>
  );
}
