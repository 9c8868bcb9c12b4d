import { Tooltip } from '@mantine/core';
import { formatCompactRupees } from '../format/compact.ts';
import { formatRupees } from '../format/rupees.ts';
import styles from './exact.module.css';

interface ExactProps {
  /** What is in sight. */
  readonly short: string;
  /** What it stands for, to the last digit. */
  readonly exact: string;
}

/** A figure that was shortened; the whole of it shows under the pointer, on focus, and under a finger that stays. */
export function Exact({ short, exact }: ExactProps) {
  if (short === exact) return <span>{exact}</span>;
  return (
    <Tooltip label={exact} events={{ hover: true, focus: true, touch: true }} withArrow>
      <button type="button" className={styles.exact} aria-label={exact}>
        {short}
      </button>
    </Tooltip>
  );
}

/** Rupees in lakh and crore from a lakh on. */
export function CompactRupees({ amount }: { readonly amount: string }) {
  return <Exact short={formatCompactRupees(amount)} exact={formatRupees(amount)} />;
}
