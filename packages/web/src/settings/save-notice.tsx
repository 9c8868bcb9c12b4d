import type { ReactNode } from 'react';
import styles from './save-notice.module.css';

interface SaveNoticeProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** One line each: which setting, from what to what. */
  readonly lines: readonly { readonly path: string; readonly text: string }[];
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** The ways on, none of which is taken by itself. */
  readonly buttons: ReactNode;
}

/** What stands between a change of settings and its saving. */
export function SaveNotice({ icon, title, lines, before, after, buttons }: SaveNoticeProps) {
  return (
    <div className={styles.notice}>
      <div role="alert">
        <p className={styles.title}>
          {icon}
          {title}
        </p>
        {before}
        <ul className={styles.list}>
          {lines.map(({ path, text }) => (
            <li key={path}>{text}</li>
          ))}
        </ul>
        {after}
      </div>
      <div className={styles.buttons}>{buttons}</div>
    </div>
  );
}
