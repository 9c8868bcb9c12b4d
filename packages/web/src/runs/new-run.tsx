import { Button, FileInput, Select } from '@mantine/core';
import { IconFileTypeCsv, IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import type { BrokerAccount, RecommendationsReceipt } from '../api/types.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './new-run.module.css';
import { Receipt } from './receipt.tsx';
import { useReceiveFile, useStartRun } from './start-run.ts';
import { runs } from './strings.ts';

/** A file is read first, then tried without sending; the orders themselves are sent from the dry run's page. */
export function NewRun({ accounts }: { readonly accounts: readonly BrokerAccount[] }) {
  const [chosen, setChosen] = useState<string>();
  const [file, setFile] = useState<File | null>(null);
  const [receipt, setReceipt] = useState<RecommendationsReceipt>();
  const receive = useReceiveFile(setReceipt);
  const start = useStartRun();
  const account = accounts.find((each) => each.id === chosen) ?? accounts[0];
  if (!account) return <Panel title={runs.newRun}>{runs.noAccount}</Panel>;

  const tryOut = (recommendationsId: string | undefined) =>
    start.mutate({ accountId: account.id, recommendationsId, dryRun: true });
  return (
    <Panel title={runs.newRun}>
      <p className={styles.explain}>{runs.explain}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (file) receive.mutate(file);
        }}
      >
        {accounts.length > 1 && (
          <Select
            label={runs.account}
            data={accounts.map(({ id, label }) => ({ value: id, label }))}
            value={account.id}
            allowDeselect={false}
            onChange={(value) => setChosen(value ?? undefined)}
          />
        )}
        <FileInput
          label={runs.file}
          placeholder={runs.filePlaceholder}
          accept=".csv,text/csv"
          leftSection={<IconFileTypeCsv size={18} aria-hidden />}
          className={styles.file}
          value={file}
          onChange={(picked) => {
            setFile(picked);
            setReceipt(undefined);
            receive.reset();
          }}
        />
        {!receipt && (
          <Button type="submit" disabled={!file} loading={receive.isPending}>
            {runs.receive}
          </Button>
        )}
        {receipt && (
          <Button
            title={runs.dryRunHint}
            leftSection={<IconTestPipe size={16} aria-hidden />}
            loading={start.isPending}
            onClick={() => tryOut(receipt.id)}
          >
            {runs.dryRun}
          </Button>
        )}
        {!receipt && account.settings.recommendations_path && (
          <Button
            variant="default"
            title={runs.dryRunHint}
            loading={start.isPending}
            onClick={() => tryOut(undefined)}
          >
            {runs.configured}
          </Button>
        )}
      </form>
      {receive.error && <ProblemNotice error={receive.error} title={runs.receiveProblem} />}
      {start.error && <ProblemNotice error={start.error} title={runs.runProblem} />}
      {receipt && <Receipt receipt={receipt} />}
    </Panel>
  );
}
