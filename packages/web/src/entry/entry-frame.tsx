import { type ReactNode, useEffect } from 'react';
import styles from './entry-frame.module.css';
import { entry } from './strings.ts';

interface EntryFrameProps {
  readonly title: string;
  readonly step?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The page before the page: login and first run. */
export function EntryFrame({ title, step, wide = false, children }: EntryFrameProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${entry.product}`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <main className={styles.frame} data-wide={wide || undefined}>
      <header className={styles.head}>
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <div>
          <p className={styles.product}>{entry.product}</p>
          <p className={styles.claim}>{entry.claim}</p>
        </div>
      </header>
      <div className={styles.sheet}>
        {step && <p className={styles.step}>{step}</p>}
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
