import { type ReactNode, Suspense } from 'react';
import styles from './chart-figure.module.css';

interface ChartFigureProps {
  /** Loaded when it is needed; meanwhile its place is kept. */
  readonly chart: ReactNode;
  readonly height: number;
  /** The signs of the picture, for the eye alone. */
  readonly legend: ReactNode;
  /** What the picture says, in words. */
  readonly caption: ReactNode;
  /** The same as the picture, for whoever wants the figures. */
  readonly table: ReactNode;
  readonly asTable: string;
}

/** A picture, what it says in words, and the same as a table. */
export function ChartFigure({ chart, height, legend, caption, table, asTable }: ChartFigureProps) {
  return (
    <figure className={styles.figure}>
      <Suspense fallback={<div style={{ height }} />}>{chart}</Suspense>
      {legend}
      <figcaption className={styles.hint}>{caption}</figcaption>
      <details>
        <summary className={styles.summary}>{asTable}</summary>
        {table}
      </details>
    </figure>
  );
}
