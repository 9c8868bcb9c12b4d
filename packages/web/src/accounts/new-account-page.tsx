import { useNavigate } from 'react-router';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { AccountForm } from './account-form.tsx';
import { accountForm, accounts } from './strings.ts';

export function NewAccountPage() {
  const navigate = useNavigate();
  return (
    <Page title={accountForm.title} back={{ to: '/settings/accounts', word: accounts.title }}>
      <Panel>
        <AccountForm onAdded={() => void navigate('/settings/accounts')} />
      </Panel>
    </Page>
  );
}
