import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useNeedsCount } from '../api/use-needs-count.ts';
import { useSilence } from '../api/use-silence.ts';
import { formatCount } from '../format/rupees.ts';
import { AsItWas } from './as-it-was.tsx';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** For the tab, where it says more than the page does; the count of what needs the user stands before it. */
  readonly tabTitle?: string;
  readonly heading?: ReactNode;
  /** Where this page hangs from. */
  readonly back?: { readonly to: string; readonly word: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The first page of a visit leaves the focus where the browser puts it. */
let visited = false;

/** Title, actions, content. After a change of page the heading takes the focus, so that a reader starts there. */
export function Page({ title, tabTitle, heading, back, actions, children }: PageProps) {
  const needs = useNeedsCount();
  const silence = useSilence();
  const name = tabTitle ?? title;
  const mark = silence ? '(?) ' : needs > 0 ? `(${formatCount(needs)}) ` : '';
  const tab = `${mark}${name}`;
  useEffect(() => {
    document.title = `${tab} · Orderwatch`;
  }, [tab]);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A list that is gone back to has put the focus on its row already, and a palette that was opened before the page
    // had come has it too: what is typed goes there.
    const focused = document.activeElement;
    const taken =
      document.getElementById('content')?.contains(focused) || focused?.closest('[role="dialog"]') != null;
    if (visited && !taken) head.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <div className={styles.page} data-silent={silence ? true : undefined}>
      <header className={styles.head}>
        <div>
          {back && (
            <Link to={back.to} className={styles.back}>
              <IconArrowLeft size={15} aria-hidden />
              {back.word}
            </Link>
          )}
          <h1 ref={head} tabIndex={-1} className={styles.title}>
            {heading ?? title}
          </h1>
          {silence && <AsItWas silence={silence} />}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
