import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/queries.ts';
import { Page } from '../ui/page.tsx';
import { NewRun } from './new-run.tsx';
import { RunHistory } from './run-history.tsx';
import { runs } from './strings.ts';

export function RunsPage() {
  const { data: status } = useQuery(statusQuery);
  if (!status) return null;
  return (
    <Page title={runs.title}>
      <NewRun accounts={status.accounts} />
      <RunHistory accounts={status.accounts} />
    </Page>
  );
}
