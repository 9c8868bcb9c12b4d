import { IconAlertTriangle } from '@tabler/icons-react';
import type { Status } from '../api/types.ts';
import type { StreamState } from '../stream/open-stream.ts';
import { listNotices } from './list-notices.ts';
import styles from './notices.module.css';

interface NoticesProps {
  readonly status: Status;
  readonly stream: StreamState;
  readonly answering: boolean;
}

/** What stands between the user and the truth, in one line each. */
export function Notices(props: NoticesProps) {
  return (
    <div className={styles.notices} aria-live="polite">
      {listNotices(props.status, props.stream, props.answering).map(({ level, text }) => (
        <p key={text} className={styles.notice} data-level={level}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
