import { NavLink } from 'react-router';
import styles from './navigation.module.css';
import { places } from './places.ts';
import { shell } from './strings.ts';

/** A rail at the side, or on narrow screens a bar at the bottom: one list, placed by the style sheet. */
export function Navigation() {
  return (
    <nav className={styles.nav} aria-label={shell.navigation}>
      <img className={styles.mark} src="/favicon.svg" alt={shell.product} width={32} height={32} />
      <ul className={styles.places}>
        {places.map(({ path, word, icon: Mark }) => (
          <li key={path}>
            <NavLink to={path} className={styles.place}>
              <Mark size={22} stroke={1.7} aria-hidden />
              {word}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
