import type { Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCountdown } from '../format/age.ts';
import { parseMoment } from '../format/time.ts';
import styles from './market-chip.module.css';
import { shell } from './strings.ts';

interface MarketChipProps {
  readonly market: Status['market'];
  readonly answering: boolean;
}

/** The phase of the market and what comes next: "Pre-open", "in 12 min: Market open". */
export function MarketChip({ market, answering }: MarketChipProps) {
  const now = useNow();
  const left = market.until === null ? undefined : parseMoment(market.until) - now;
  if (!answering && left !== undefined && left <= 0) {
    return (
      <p className={styles.chip}>
        <span className={styles.label}>{shell.phaseNotKnown}</span>
      </p>
    );
  }
  return (
    <p className={styles.chip} data-phase={phaseKind(market.name)}>
      <span className={styles.label} title={market.label}>
        {market.label}
      </span>
      {market.next_label && left !== undefined && left > 0 && (
        <span className={styles.next} title={market.next_label}>
          {shell.until(formatCountdown(left), market.next_label)}
        </span>
      )}
    </p>
  );
}

function phaseKind(name: string): 'trading' | 'auction' | 'shut' {
  if (name === 'continuous') return 'trading';
  return name.startsWith('pre_open') || name.startsWith('closing_auction') ? 'auction' : 'shut';
}
