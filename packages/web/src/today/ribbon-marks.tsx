import { marks } from './place-on-ribbon.ts';
import styles from './ribbon-marks.module.css';

/** Times of day under a ribbon. For the eye alone: whoever does not see it reads the table. */
export function RibbonMarks() {
  return (
    <div className={styles.marks} aria-hidden>
      {marks.map(({ word, at }) => (
        <span key={word} style={{ left: `${at}%` }}>
          {word}
        </span>
      ))}
    </div>
  );
}
