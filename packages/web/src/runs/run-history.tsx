import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { runsQuery } from '../api/queries.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatWeekday, istDay, istSeconds, parseMoment } from '../format/time.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LastGood } from '../ui/last-good.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { describeCounts } from './describe-run.ts';
import { RunStateChip } from './outcome-chip.tsx';
import { runs } from './strings.ts';

export function RunHistory({ accounts }: { readonly accounts: readonly BrokerAccount[] }) {
  const list = useQuery(runsQuery);
  const { data } = list;
  const { columns } = runs;
  const labels = new Map(accounts.map((account) => [account.id, account.label]));
  return (
    <Panel title={runs.history} flush>
      <LastGood query={list} title={runs.historyProblem} loading={<SkeletonRows rows={4} height={41} />}>
        {data?.length === 0 && (
          <EmptyState icon={IconPlayerTrackNext} title={runs.none} text={runs.noneText} />
        )}
        {data && data.length > 0 && (
          <table className={tables.table}>
            <caption className="visually-hidden">{runs.historyCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{columns.time}</th>
                <th scope="col">{columns.account}</th>
                <th scope="col">{columns.day}</th>
                <th scope="col">{columns.askedBy}</th>
                <th scope="col">{columns.state}</th>
                <th scope="col">{columns.result}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((run) => {
                const at = parseMoment(run.created_at);
                return (
                  <tr key={run.id}>
                    <th scope="row" className={tables.nowrap} data-label={columns.time}>
                      <Link to={`/runs/${run.id}`} data-row={run.id}>
                        {formatWeekday(istDay(at))}, {istSeconds(at)}
                      </Link>
                    </th>
                    <td className={tables.nowrap} data-label={columns.account}>
                      {labels.get(run.account_id) ?? run.account_id}
                    </td>
                    <td className={tables.nowrap} data-label={columns.day}>
                      {run.trading_day && formatWeekday(run.trading_day)}
                    </td>
                    <td className={tables.nowrap} data-label={columns.askedBy}>
                      {runs.askedBy[run.asked_by]}
                      {run.dry_run && `, ${runs.dryTag.toLowerCase()}`}
                    </td>
                    <td data-label={columns.state}>
                      <RunStateChip state={run.state} />
                    </td>
                    <td className={tables.wide} data-label={columns.result}>
                      {run.refusal ? run.refusal.detail : describeCounts(run)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </LastGood>
    </Panel>
  );
}
