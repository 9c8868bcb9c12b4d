import type { Silence } from '../api/use-silence.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatMoment } from '../format/time.ts';
import styles from './page.module.css';
import { ui } from './strings.ts';

const BAD_MS = 60_000;

/** Below a heading whose sentence speaks of now: of when it is, since nobody answers. It turns red by itself. */
export function AsItWas({ silence }: { readonly silence: Silence }) {
  const now = useNow();
  const age = useLastGood(silence.lastAnswer);
  return (
    <p className={styles.was} data-level={age > BAD_MS ? 'bad' : 'late'}>
      {ui.asItWas(formatMoment(now - age), formatAge(age))}
    </p>
  );
}
