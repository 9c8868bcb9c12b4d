import { IconHandStop, IconHelpHexagon, IconSnowflake } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Position } from '../api/queries-positions.ts';
import { formatDay, formatMoment, parseMoment } from '../format/time.ts';
import { Chip } from '../ui/chip.tsx';
import styles from './position-row.module.css';
import { positions as words } from './strings.ts';

const looks = {
  user: { tone: 'retry', icon: IconHandStop },
  corporate_action: { tone: 'unresolved', icon: IconSnowflake },
} as const;
const doubted = { tone: 'unresolved', icon: IconHelpHexagon } as const;

/** Why the machine may not sell it; nothing while it may. */
export function HoldNote({ position: { hold } }: { readonly position: Position }) {
  if (hold === null) return null;
  const { by, since, until, reason } = hold;
  const { tone, icon } = by === 'user' || by === 'corporate_action' ? looks[by] : doubted;
  return (
    <span className={styles.stack}>
      <span>
        <Chip tone={tone} icon={icon}>
          {words.heldBy(by)}
        </Chip>
      </span>
      <span className={styles.faint}>
        {words.holdText(
          reason,
          formatMoment(parseMoment(since)),
          until === null ? '' : words.until(formatDay(until)),
        )}{' '}
        {by === 'ambiguous_sale' && <Link to="/reconcile">{words.settle}</Link>}
      </span>
    </span>
  );
}
