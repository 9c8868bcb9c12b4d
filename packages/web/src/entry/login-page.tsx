import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { EntryFrame } from './entry-frame.tsx';
import { LoginForm } from './login-form.tsx';
import { entry } from './strings.ts';

export function LoginPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { state } = useLocation();
  const enter = async () => {
    await client.resetQueries();
    await navigate(whereFrom(state), { replace: true });
  };
  return (
    <EntryFrame title={entry.login}>
      <LoginForm onSignedIn={enter} />
    </EntryFrame>
  );
}

/** Only an address of this page: `//elsewhere` would leave it. */
function whereFrom(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('from' in state)) return '/';
  const { from } = state;
  return typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/';
}
