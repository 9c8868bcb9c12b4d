import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { endOtherSessions, endSession, type Session, sessionsQuery } from '../../api/queries-security.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { Panel } from '../../ui/panel.tsx';
import tables from '../../ui/plain-table.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { nameBrowser } from '../channels/name-browser.ts';
import styles from './security.module.css';
import { security, sessions as words } from './strings.ts';
import { useChange } from './use-change.ts';

export function Sessions() {
  const list = useQuery(sessionsQuery);
  const { data = [] } = list;
  const end = useChange(endSession);
  const endOthers = useChange(() => endOtherSessions());
  const error = end.error ?? endOthers.error;
  return (
    <Panel title={words.title} flush>
      {list.error && (
        <ProblemNotice error={list.error} title={words.problem} onRetry={() => void list.refetch()} />
      )}
      <table className={tables.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.device}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">{words.act}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        {error && <ProblemNotice error={error} title={security.changeProblem} />}
        {endOthers.data && <p role="status">{words.ended(endOthers.data.ended)}</p>}
        <Button
          variant="default"
          disabled={data.length < 2}
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate(undefined)}
        >
          {words.endOthers}
        </Button>
      </div>
    </Panel>
  );
}

function SessionRow({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const { current, ip, created_at, last_seen_at, user_agent } = session;
  const device = nameBrowser(user_agent) || words.unknown;
  return (
    <tr>
      <td>
        {device} {current && <strong>({words.here})</strong>}
      </td>
      <td data-label={words.from}>{ip}</td>
      <td data-label={words.since}>{formatMoment(parseMoment(created_at))}</td>
      <td data-label={words.seen}>{formatMoment(parseMoment(last_seen_at))}</td>
      <td data-label={words.act}>
        {!current && (
          <Button variant="default" size="xs" aria-label={words.endName(device, ip)} onClick={onEnd}>
            {words.end}
          </Button>
        )}
      </td>
    </tr>
  );
}
