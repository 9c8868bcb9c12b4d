import { IconBriefcase, IconPlugConnectedX } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { Position } from '../api/queries-positions.ts';
import type { Status } from '../api/types.ts';
import { isUnread } from '../shell/is-unread.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './position-row.module.css';
import { PositionRow } from './position-row.tsx';
import { positions as words } from './strings.ts';

interface OpenPositionsProps {
  readonly those: readonly Position[];
  readonly accounts: Status['accounts'];
}

/** Open positions as rows. One of them at a time shows its prices below it; which, the address says. */
export function OpenPositions({ those, accounts }: OpenPositionsProps) {
  const { columns } = words;
  const [params, setParams] = useSearchParams();
  const charted = params.get('chart');
  const toggleChart = (id: string) => {
    const next = new URLSearchParams(params);
    if (id === charted) next.delete('chart');
    else next.set('chart', id);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const labelOf = (id: string) =>
    accounts.length < 2 ? undefined : accounts.find((each) => each.id === id)?.label;
  return (
    <Panel flush>
      {those.length > 0 ? (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.position}</th>
              {([columns.quantity, columns.cost, columns.last, columns.day, columns.profit] as const).map(
                (word) => (
                  <th key={word} scope="col" className={styles.head}>
                    {word}
                  </th>
                ),
              )}
              <th scope="col" className={styles.selling}>
                {columns.selling}
              </th>
              <th scope="col">
                <span className="visually-hidden">{columns.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {those.map((position) => (
              <PositionRow
                key={position.id}
                position={position}
                account={labelOf(position.account_id)}
                isCharted={position.id === charted}
                onChart={() => toggleChart(position.id)}
              />
            ))}
          </tbody>
        </table>
      ) : isUnread(accounts) ? (
        <EmptyState icon={IconPlugConnectedX} title={words.unknownTitle} text={words.unknownText} />
      ) : (
        <EmptyState icon={IconBriefcase} title={words.emptyTitle} text={words.emptyText} />
      )}
    </Panel>
  );
}
