import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meQuery } from '../../api/queries.ts';
import { useSignOut } from '../../shell/use-sign-out.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from '../sections.module.css';
import { user as words } from '../strings.ts';
import { UsersPanel } from './users-panel.tsx';

export function UserSection() {
  const { data: me } = useQuery(meQuery);
  const signOut = useSignOut();
  if (!me) return null;
  if (me.demo) {
    return (
      <Panel>
        <p>{words.demo}</p>
      </Panel>
    );
  }
  return (
    <>
      <Panel>
        <Facts
          facts={[
            { name: words.name, value: me.display_name },
            { name: words.email, value: me.email },
          ]}
        />
        <p className={styles.hint}>
          {words.passwordHow} <Link to="/settings/security">{words.security}</Link>
        </p>
        <Button
          className={styles.signOut ?? ''}
          variant="default"
          leftSection={<IconLogout size={16} aria-hidden />}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          {words.signOut}
        </Button>
      </Panel>
      <UsersPanel />
    </>
  );
}
