import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { meQuery, polledStatusQuery } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './gate.module.css';
import { Shell } from './shell.tsx';
import { shell } from './strings.ts';

const UNAUTHENTICATED = 401;

/** Lets in who is known; sends the others to the set-up or the login, and back afterwards. */
export function Gate() {
  const here = useLocation();
  const me = useQuery(meQuery);
  const status = useQuery(polledStatusQuery);

  if (me.data && status.data) return <Shell status={status.data} me={me.data} />;
  if (me.error && asProblem(me.error).status === UNAUTHENTICATED) {
    if (status.isPending) return null;
    if (status.data?.needs_setup) return <Navigate to="/setup" replace />;
    return <Navigate to="/login" replace state={{ from: here.pathname + here.search }} />;
  }
  const error = me.error ?? status.error;
  if (!error) return null;
  return (
    <main className={styles.lost}>
      <h1>{shell.product}</h1>
      <ProblemNotice
        error={error}
        title={asProblem(error).title}
        onRetry={() => {
          void me.refetch();
          void status.refetch();
        }}
      />
    </main>
  );
}
