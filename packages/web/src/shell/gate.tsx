import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { meQuery, polledStatusQuery } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './gate.module.css';
import { Shell } from './shell.tsx';
import { shell } from './strings.ts';

const UNAUTHENTICATED = 401;

const SignInAgain = lazy(async () => ({ default: (await import('../entry/sign-in-again.tsx')).SignInAgain }));

/** Lets in who is known; sends the others to the set-up or the login, and back afterwards. */
export function Gate() {
  const here = useLocation();
  const me = useQuery(meQuery);
  const status = useQuery(polledStatusQuery);
  const isOut = me.error !== null && asProblem(me.error).status === UNAUTHENTICATED;

  if (me.data && status.data) {
    // Out of sight, not gone: whoever signs in again finds what was opened and typed.
    return (
      <>
        <div className={styles.inside} hidden={isOut}>
          <Shell status={status.data} me={me.data} isOut={isOut} />
        </div>
        <Suspense>{isOut && <SignInAgain me={me.data} />}</Suspense>
      </>
    );
  }
  if (isOut) {
    if (status.isPending) return null;
    if (status.data?.needs_setup) return <Navigate to="/setup" replace />;
    return <Navigate to="/login" replace state={{ from: here.pathname + here.search }} />;
  }
  const error = me.error ?? status.error;
  if (!error) return <p className={styles.waiting}>{shell.waitingForAnswer}</p>;
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
