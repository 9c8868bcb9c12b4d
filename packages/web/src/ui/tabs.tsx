import { Link } from 'react-router';
import styles from './tabs.module.css';

export interface Tab {
  readonly to: string;
  readonly word: string;
  readonly current: boolean;
}

/** Parts of a page with addresses of their own. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ to, word, current }) => (
        <Link key={to} to={to} className={styles.tab} aria-current={current ? 'page' : undefined}>
          {word}
        </Link>
      ))}
    </nav>
  );
}
