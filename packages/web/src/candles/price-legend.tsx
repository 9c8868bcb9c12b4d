import { formatAverage } from '../format/rupees.ts';
import { SIGNS } from './mark-signs.ts';
import { signOf } from './place-marks.ts';
import type { PlottedDay } from './plot-days.ts';
import styles from './price-figure.module.css';
import type { PriceLine } from './price-line.ts';
import { candles as words } from './strings.ts';

interface PriceLegendProps {
  readonly days: readonly PlottedDay[];
  readonly lines: readonly PriceLine[];
}

/** What is in the picture and nothing else, for the eye alone. */
export function PriceLegend({ days, lines }: PriceLegendProps) {
  const hasCandles = days.some(({ range }) => range !== null);
  const hasCloses = days.some(({ close, range }) => close !== null && range === null);
  const signs = new Set(days.flatMap(({ marks }) => marks.map(signOf)));
  return (
    <p className={styles.legend} aria-hidden>
      {hasCandles && <span data-mark="rising">{words.rising}</span>}
      {hasCandles && <span data-mark="falling">{words.falling}</span>}
      {hasCloses && <span data-mark="close">{words.closeOnly}</span>}
      {lines.map(({ kind, price }) => (
        <span key={kind} data-mark={kind}>
          {words.lineAt(words[kind], `₹${formatAverage(price)}`)}
        </span>
      ))}
      {days.some(({ isOrderDay }) => isOrderDay) && <span data-mark="day">{words.orderDay}</span>}
      {[...signs].map((sign) => {
        const { path, token, isFull } = SIGNS[sign];
        return (
          <span key={sign} data-mark="sign">
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
              <path
                d={path}
                fill={isFull ? `var(${token})` : 'none'}
                stroke={`var(${token})`}
                strokeWidth="2"
              />
            </svg>
            {words.signs[sign]}
          </span>
        );
      })}
    </p>
  );
}
