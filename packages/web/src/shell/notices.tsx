import { IconAlertTriangle } from '@tabler/icons-react';
import type { Me, Status } from '../api/types.ts';
import { type Hearing, listNotices } from './list-notices.ts';
import styles from './notices.module.css';

interface NoticesProps {
  readonly status: Status;
  readonly me: Me;
  readonly hearing: Hearing;
}

/** What stands between the user and the truth, in one line each. */
export function Notices({ status, me, hearing }: NoticesProps) {
  return (
    <div className={styles.notices} aria-live="polite">
      {listNotices(status, me, hearing).map(({ level, text }) => (
        <p key={text} className={styles.notice} data-level={level}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
