import { useQuery } from '@tanstack/react-query';
import { usersQuery } from '../../api/queries-users.ts';
import { formatDay, istDay, parseMoment } from '../../format/time.ts';
import { Panel } from '../../ui/panel.tsx';
import tables from '../../ui/plain-table.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AddUser } from './add-user.tsx';
import { users as words } from './strings.ts';

/** Everybody who may log in to this installation, and the way to let another one in. */
export function UsersPanel() {
  const { data, error, refetch } = useQuery(usersQuery);
  return (
    <Panel title={words.title}>
      <p>{words.explains}</p>
      {error && !data && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={2} height={40} />}
      {data && (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.email}</th>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.factor}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ email, display_name, created_at, second_factor, is_you }) => (
              <tr key={`${created_at} ${display_name}`}>
                <th scope="row">
                  {display_name} {is_you && `(${words.you})`}
                </th>
                <td data-label={words.email} className={tables.breaks}>
                  {email ?? words.theirs}
                </td>
                <td data-label={words.since}>{formatDay(istDay(parseMoment(created_at)))}</td>
                <td data-label={words.factor}>{second_factor ? words.on : words.off}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddUser />
    </Panel>
  );
}
