import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBellRinging, IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { markAllRead, markRead, type Notification, noticesQuery } from '../api/queries-notices.ts';
import { formatWeekday, istDay, istSeconds, parseMoment } from '../format/time.ts';
import { SoundSwitch } from '../sound/sound-switch.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './bell.module.css';
import { bell } from './strings.ts';

export function BellList({ onGone }: { readonly onGone: () => void }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(noticesQuery);
  const again = () => client.invalidateQueries({ queryKey: ['notifications'] });
  const all = useMutation({ mutationFn: markAllRead, onSuccess: again });
  const one = useMutation({ mutationFn: markRead, onSuccess: again });
  const notMarked = all.error ?? one.error;
  const newest = data?.items[0];
  return (
    <>
      <div className={styles.head}>
        <h2>{bell.title}</h2>
        <SoundSwitch />
        {newest && (
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={data.unread === 0}
            loading={all.isPending}
            onClick={() => all.mutate(newest.at)}
          >
            {bell.markAll}
          </Button>
        )}
      </div>
      {error && <ProblemNotice error={error} title={bell.problem} onRetry={() => void refetch()} />}
      {notMarked && <ProblemNotice error={notMarked} title={bell.notMarked} />}
      {!data && !error && <SkeletonRows rows={3} height={56} />}
      {data?.items.length === 0 && <p className={styles.none}>{bell.none}</p>}
      <ul className={styles.list}>
        {data?.items.map((notice) => (
          <Notice key={notice.id} notice={notice} onRead={() => one.mutate(notice.id)} onGone={onGone} />
        ))}
      </ul>
    </>
  );
}

interface NoticeProps {
  readonly notice: Notification;
  readonly onRead: () => void;
  readonly onGone: () => void;
}

const marks = {
  critical: IconAlertTriangle,
  high: IconBellRinging,
  normal: IconInfoCircle,
  low: IconInfoCircle,
};

function Notice({ notice, onRead, onGone }: NoticeProps) {
  const { severity, title, lines, order_id, at, read_at } = notice;
  const Mark = marks[severity];
  const when = parseMoment(at);
  const isUnread = read_at === null;
  return (
    <li className={styles.notice} data-unread={isUnread || undefined} data-severity={severity}>
      <Mark size={17} aria-hidden />
      <div>
        <p className={styles.title}>
          <span className="visually-hidden">
            {bell.severity[severity]}.{isUnread && ` ${bell.unread}.`}{' '}
          </span>
          {order_id === null ? (
            title
          ) : (
            <Link
              to={`/orders/${order_id}`}
              onClick={() => {
                if (isUnread) onRead();
                onGone();
              }}
            >
              {title}
            </Link>
          )}
        </p>
        <p className={styles.line}>{inOne(lines)}</p>
        <p className={styles.when}>
          {formatWeekday(istDay(when))}, {istSeconds(when)}
          {isUnread && (
            <button type="button" aria-label={bell.markRead(title)} onClick={onRead}>
              {bell.markOne}
            </button>
          )}
        </p>
      </div>
    </li>
  );
}

/** The first lines; the order's page and the activity have all. */
function inOne(lines: Notification['lines']): string {
  return lines
    .slice(0, 3)
    .map((spans) => spans.map(({ text }) => text).join(''))
    .join(' ');
}
