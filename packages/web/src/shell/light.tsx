import type { Level } from './judge-freshness.ts';
import styles from './light.module.css';

interface LightProps {
  readonly level: Level;
  readonly name: string;
  readonly value: string;
  /** On narrow screens the words of a light that is well are left to the details. */
  readonly quiet?: boolean;
}

/** A dot with its words. The dot's form differs by level as well as its colour. */
export function Light({ level, name, value, quiet = false }: LightProps) {
  return (
    <span className={styles.light} data-level={level} data-quiet={quiet || undefined}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span> <span className={styles.value}>{value}</span>
      </span>
    </span>
  );
}
