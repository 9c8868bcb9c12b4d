import { formatCount } from '../format/rupees.ts';
import { formatWeekday } from '../format/time.ts';
import styles from './day-chart.module.css';
import { lookOfPart } from './day-look.ts';
import { axisTop, parts, type StackedDay } from './stack-days.ts';
import { activity } from './strings.ts';

/** A bar for each day; the table below has the same numbers. */
export function DayChart({ days }: { readonly days: readonly StackedDay[] }) {
  const { days: words } = activity;
  const top = axisTop(Math.max(...days.map(({ total }) => total)));
  const shown = parts.filter((part) => days.some(({ counts }) => counts[part] > 0));
  return (
    <figure>
      <div
        className={styles.chart}
        role="img"
        aria-label={words.chartLabel(words.count(formatCount(days.length), days.length === 1))}
      >
        <span className={styles.axis}>
          <span>{formatCount(top)}</span>
          <span>{formatCount(top / 2)}</span>
          <span>0</span>
        </span>
        <div className={styles.plot}>
          {days.map(({ day, counts, total }, at) => (
            <div key={day} className={styles.day}>
              <div className={styles.bar}>
                {parts.map(
                  (part) =>
                    counts[part] > 0 && (
                      <span
                        key={part}
                        style={{
                          height: `${(100 * counts[part]) / top}%`,
                          '--tone': `var(--tone-${lookOfPart(part).tone})`,
                        }}
                        data-part={part}
                      />
                    ),
                )}
                {total > 0 && days.length <= 20 && <em>{formatCount(total)}</em>}
              </div>
              {isMarked(at, days.length) && (
                <span className={styles.name}>{formatWeekday(day).slice(4)}</span>
              )}
            </div>
          ))}
        </div>
      </div>
      <figcaption className={styles.legend}>
        {shown.map((part) => {
          const { tone, icon: Mark } = lookOfPart(part);
          return (
            <span key={part} style={{ '--tone': `var(--tone-${tone})` }} data-part={part}>
              <Mark size={14} aria-hidden />
              {words.figures[part]}
            </span>
          );
        })}
      </figcaption>
    </figure>
  );
}

/** As many names as there is room for on a phone. */
function isMarked(at: number, of: number): boolean {
  const every = Math.ceil(of / 6);
  return (of - 1 - at) % every === 0;
}
