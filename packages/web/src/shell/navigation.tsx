import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { statisticsQuery } from '../api/queries.ts';
import type { Status } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './navigation.module.css';
import { type Place, placesIn } from './places.ts';
import { shell } from './strings.ts';

/** A rail at the side, or on narrow screens a bar at the bottom: one list, placed by the style sheet. */
export function Navigation({ mode }: { readonly mode: Status['mode'] }) {
  const [opened, { open, close }] = useDisclosure(false);
  const shown = placesIn(mode);
  const rest = shown.filter(({ inBar }) => !inBar);
  return (
    <nav className={styles.nav} aria-label={shell.navigation}>
      <img className={styles.mark} src="/favicon.svg" alt={shell.product} width={32} height={32} />
      <ul className={styles.places}>
        {shown.map((place, at) => (
          <li
            key={place.path}
            data-bar={place.inBar || undefined}
            data-parted={(at > 0 && shown[at - 1]?.group !== place.group) || undefined}
          >
            <PlaceLink place={place} className={styles.place} />
          </li>
        ))}
        <li className={styles.more}>
          <button type="button" className={styles.place} aria-expanded={opened} onClick={open}>
            <IconDots size={22} stroke={1.7} aria-hidden />
            {shell.more}
          </button>
        </li>
      </ul>
      <Dialog opened={opened} onClose={close} title={shell.more} sheet>
        <ul className={styles.sheet}>
          {rest.map((place) => (
            <li key={place.path}>
              <PlaceLink place={place} className={styles.row} onGone={close} />
            </li>
          ))}
        </ul>
      </Dialog>
    </nav>
  );
}

interface PlaceLinkProps {
  readonly place: Place;
  readonly className: string | undefined;
  readonly onGone?: () => void;
}

function PlaceLink({ place: { path, word, icon: Mark, badge }, className = '', onGone }: PlaceLinkProps) {
  return (
    <NavLink to={path} className={className} onClick={onGone}>
      <Mark size={22} stroke={1.7} aria-hidden />
      {word}
      {badge && <QueueBadge />}
    </NavLink>
  );
}

/** How many orders wait in the queue; nothing for none. */
function QueueBadge() {
  const { data: waiting = 0 } = useQuery({
    ...statisticsQuery,
    select: ({ status_distribution }) => status_distribution.retry_pending ?? 0,
  });
  if (waiting === 0) return null;
  return (
    <span className={styles.badge}>
      {formatCount(waiting)}
      <span className="visually-hidden"> {shell.waiting}</span>
    </span>
  );
}
