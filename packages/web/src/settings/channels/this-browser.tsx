import { Button } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { channelsQuery, subscriptionsQuery, unsubscribe } from '../../api/queries-settings.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './channels.module.css';
import { nameBrowser } from './name-browser.ts';
import { channels } from './strings.ts';
import { canSubscribe, subscribeBrowser } from './subscribe-browser.ts';

const words = channels.web_push;

export function ThisBrowser() {
  const client = useQueryClient();
  const list = useQuery(subscriptionsQuery);
  const { data: subscriptions = [] } = list;
  const again = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: subscriptionsQuery.queryKey }),
      client.invalidateQueries({ queryKey: channelsQuery.queryKey }),
    ]);
  const join = useMutation({ mutationFn: subscribeBrowser, onSettled: again });
  const leave = useMutation({ mutationFn: unsubscribe, onSettled: again });
  return (
    <div className={styles.test}>
      {canSubscribe() ? (
        <Button
          variant="default"
          leftSection={<IconBellRinging size={16} aria-hidden />}
          loading={join.isPending}
          onClick={() => join.mutate()}
        >
          {words.here}
        </Button>
      ) : (
        <p>{words.unsupported}</p>
      )}
      {join.error && <ProblemNotice error={join.error} title={words.failed} />}
      <h3 className={styles.subhead}>{words.list}</h3>
      {list.error && (
        <ProblemNotice error={list.error} title={words.listProblem} onRetry={() => void list.refetch()} />
      )}
      {list.data?.length === 0 && <p className={styles.hint}>{words.none}</p>}
      <ul className={styles.browsers}>
        {subscriptions.map(({ id, browser, created_at }) => (
          <li key={id}>
            <span>
              {nameBrowser(browser)}, {words.since(formatMoment(parseMoment(created_at)))}
            </span>
            <Button
              variant="default"
              size="xs"
              aria-label={words.removeNamed(nameBrowser(browser))}
              onClick={() => leave.mutate(id)}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {leave.error && <ProblemNotice error={leave.error} title={words.notRemoved} />}
    </div>
  );
}
