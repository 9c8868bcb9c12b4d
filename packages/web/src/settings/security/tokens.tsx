import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { revokeToken, type Token, tokensQuery } from '../../api/queries-security.ts';
import { formatDay, formatMoment, istDay, parseMoment } from '../../format/time.ts';
import { Panel } from '../../ui/panel.tsx';
import tables from '../../ui/plain-table.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { NewTokenForm } from './new-token-form.tsx';
import styles from './security.module.css';
import { security, tokens as words } from './strings.ts';
import { useChange } from './use-change.ts';

export function Tokens() {
  const list = useQuery(tokensQuery);
  const { data = [] } = list;
  const revoke = useChange(revokeToken);
  return (
    <Panel title={words.title} flush>
      <p className={styles.about}>{words.about}</p>
      <div className={styles.new}>
        <NewTokenForm />
      </div>
      {revoke.error && <ProblemNotice error={revoke.error} title={security.changeProblem} />}
      {list.error && (
        <ProblemNotice error={list.error} title={words.problem} onRetry={() => void list.refetch()} />
      )}
      {list.data?.length === 0 && <p className={styles.foot}>{words.none}</p>}
      {data.length > 0 && (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.begins}</th>
              <th scope="col">{words.may}</th>
              <th scope="col">{words.expires}</th>
              <th scope="col">{words.used}</th>
              <th scope="col">{words.act}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((token) => (
              <TokenRow key={token.id} token={token} onRevoke={() => revoke.mutate(token.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function TokenRow({ token, onRevoke }: { readonly token: Token; readonly onRevoke: () => void }) {
  const { name, prefix, scope, expires_at, last_used_at, last_used_ip, state } = token;
  const used =
    last_used_at === null ? words.never : `${formatMoment(parseMoment(last_used_at))}, ${last_used_ip ?? ''}`;
  return (
    <tr>
      <td>{name}</td>
      <td data-label={words.begins}>
        <code>{prefix}…</code>
      </td>
      <td data-label={words.may}>{scope}</td>
      <td data-label={words.expires}>{formatDay(istDay(parseMoment(expires_at)))}</td>
      <td data-label={words.used}>{used}</td>
      <td data-label={words.act}>
        {state === 'works' ? (
          <Button variant="default" size="xs" aria-label={words.revokeName(name)} onClick={onRevoke}>
            {words.revoke}
          </Button>
        ) : (
          words.states[state]
        )}
      </td>
    </tr>
  );
}
