import styles from './skeleton.module.css';
import { ui } from './strings.ts';

/** Grey rows of the final height. They appear late: an answer that comes at once should not flicker. */
export function SkeletonRows({ rows, height }: { readonly rows: number; readonly height: number }) {
  return (
    <div className={styles.rows} role="status">
      <span className="visually-hidden">{ui.loading}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={styles.row} style={{ height }} aria-hidden>
          <span style={{ width: `${24 + ((row * 37) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}
