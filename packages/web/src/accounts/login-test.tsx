import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconPlugConnected } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './login-test.module.css';
import { accounts as words } from './strings.ts';

interface LoginTestProps {
  readonly accountId: string;
  /** What else can be done, beside the button. */
  readonly children: ReactNode;
}

/** Logs in at the broker, and shows each step with what it proved or why it failed. */
export function LoginTest({ accountId, children }: LoginTestProps) {
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/user/broker-accounts/{id}/login', { params: { path: { id: accountId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: statusQuery.queryKey }),
  });
  return (
    <div className={styles.test}>
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={16} aria-hidden />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {words.test}
        </Button>
        {children}
      </div>
      {test.error && <ProblemNotice error={test.error} title={words.testProblem} />}
      {test.data && (
        <div role="status">
          <p className={styles.verdict}>{test.data.ok ? words.testOk : words.testFailed}</p>
          <ol className={styles.steps}>
            {test.data.steps.map(({ step, ok, detail }) => (
              <li key={step} data-ok={ok}>
                {ok ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleX size={18} aria-hidden />}
                <span>
                  <strong>{step}</strong>
                  <span className="visually-hidden"> {ok ? words.stepOk : words.stepFailed}:</span> {detail}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
