import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../api/queries.ts';
import type { Me } from '../api/types.ts';
import styles from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { LoginForm } from './login-form.tsx';
import { entry } from './strings.ts';

/** In place of a page whose session has ended, here or from elsewhere. Behind it the page waits as it was left. */
export function SignInAgain({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  const goOn = async () => {
    const now = await client.fetchQuery({ ...meQuery, staleTime: 0 });
    if (now.id === me.id) return client.invalidateQueries();
    // What is open and typed belongs to somebody else.
    client.clear();
    location.assign('/');
  };
  return (
    <EntryFrame title={entry.login}>
      <p className={styles.text}>{entry.endedText}</p>
      <LoginForm knownEmail={me.email} onSignedIn={goOn} />
    </EntryFrame>
  );
}
