import type { Icon } from '@tabler/icons-react';
import styles from './chip.module.css';

export type Tone =
  | 'sending'
  | 'queued'
  | 'open'
  | 'part'
  | 'filled'
  | 'done'
  | 'retry'
  | 'bad'
  | 'ended'
  | 'unresolved';

interface ChipProps {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly children: string;
  readonly large?: boolean;
}

/** Icon, word and colour together: none of them carries the meaning alone. */
export function Chip({ tone, icon: Mark, children, large = false }: ChipProps) {
  return (
    <span className={styles.chip} data-tone={tone} data-large={large || undefined}>
      <Mark size={large ? 17 : 14} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
