import { IconAlertTriangle, IconCircleCheck, IconHelpHexagon } from '@tabler/icons-react';
import type { Funds } from '../api/queries-funds.ts';
import { useNow } from '../clock/use-now.ts';
import { Chip } from '../ui/chip.tsx';
import { describeBand } from './describe-band.ts';
import styles from './waterfall.module.css';

const BAND_LOOKS = {
  inside: { tone: 'filled', icon: IconCircleCheck },
  above_band: { tone: 'bad', icon: IconAlertTriangle },
  below_band: { tone: 'bad', icon: IconAlertTriangle },
  unknown: { tone: 'ended', icon: IconHelpHexagon },
} as const;

/** Whether the exchange would take the order's price, with the band and when the broker told it. */
export function Band({ line }: { readonly line: Funds['lines'][number] }) {
  const { verdict, short, sentence } = describeBand(line, useNow(60_000));
  return (
    <span className={styles.stack}>
      <span>
        <Chip {...BAND_LOOKS[verdict]}>{short}</Chip>
      </span>
      <span className={styles.faint}>{sentence}</span>
    </span>
  );
}
