import { Button, NativeSelect } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import type { AccountSectionWords } from './field.ts';
import { SettingsForm } from './settings-form.tsx';
import { settings as words } from './strings.ts';

/** One part of an account's settings; with several accounts, of the one that is chosen. */
export function AccountSection({ section }: { readonly section: AccountSectionWords }) {
  const { data: status } = useQuery(statusQuery);
  const [params, setParams] = useSearchParams();
  if (!status) return null;
  const { accounts } = status;
  const account = accounts.find(({ id }) => id === params.get('account')) ?? accounts[0];
  if (account === undefined) {
    return (
      <Panel flush>
        <EmptyState icon={IconBuildingBank} title={words.noAccounts} text={words.noAccountsText}>
          <Button component={Link} to="/settings/accounts">
            {words.addAccount}
          </Button>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      {accounts.length > 1 && (
        <NativeSelect
          label={words.account}
          value={account.id}
          data={accounts.map(({ id, label }) => ({ value: id, label }))}
          onChange={(event) => setParams({ account: event.currentTarget.value }, { replace: true })}
        />
      )}
      <Panel title={account.label}>
        <SettingsForm key={account.id} account={account} section={section} />
      </Panel>
    </>
  );
}
