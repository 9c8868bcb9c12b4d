import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { formatSigned, signOf } from '../format/signed.ts';
import styles from './profit.module.css';

interface ProfitProps {
  readonly amount: string;
  /** Old numbers are not coloured: they are what was, not what is. */
  readonly old?: boolean;
}

/** Sign, arrow and colour together: none of them carries the meaning alone. */
export function Profit({ amount, old = false }: ProfitProps) {
  const sign = signOf(amount) ?? 'even';
  const Mark = sign === 'gain' ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={styles.profit} data-sign={old ? 'old' : sign}>
      {sign !== 'even' && <Mark size={14} stroke={2.2} aria-hidden />}
      {formatSigned(amount)}
    </span>
  );
}
