import type { Status } from '../api/types.ts';
import styles from './mode-badge.module.css';
import { shell } from './strings.ts';

export function ModeBadge({ mode }: { readonly mode: Status['mode'] }) {
  const { word, meaning } = mode ? shell.modes[mode] : shell.noMode;
  return (
    <span className={styles.badge} data-mode={mode ?? 'none'} title={meaning}>
      {word}
      <span className="visually-hidden">: {meaning}</span>
    </span>
  );
}

/** The border around the whole page, so that no screenshot and no glance can mistake the mode. */
export function ModeFrame({ mode }: { readonly mode: Status['mode'] }) {
  return mode === 'demo' || mode === 'live' ? (
    <div className={styles.frame} data-mode={mode} aria-hidden />
  ) : null;
}
