import { Button } from '@mantine/core';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meQuery, statusQuery } from '../api/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { AccountCard } from './account-card.tsx';
import styles from './account-list.module.css';
import { accounts as words } from './strings.ts';

/** Every account of the user, with what can be done to it. */
export function AccountList() {
  const { data: status } = useQuery(statusQuery);
  const { data: me } = useQuery(meQuery);
  if (!status) return null;
  // A demo's visitor is nobody yet: a real account begins with the set-up of its owner.
  const add = (
    <Button
      component={Link}
      to={me?.demo ? '/setup' : '/accounts/new'}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {words.add}
    </Button>
  );
  return (
    <>
      {status.accounts.map((account) => (
        <AccountCard key={account.id} account={account} clock={status.clock} />
      ))}
      {status.accounts.length > 0 && <p className={styles.add}>{add}</p>}
      {status.accounts.length === 0 && (
        <Panel flush>
          <EmptyState icon={IconBuildingBank} title={words.none} text={words.noneText}>
            {add}
          </EmptyState>
        </Panel>
      )}
    </>
  );
}
