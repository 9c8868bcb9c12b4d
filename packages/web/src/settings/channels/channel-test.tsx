import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconSend2 } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChannelKind, channelsQuery, testChannel } from '../../api/queries-settings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './channels.module.css';
import { channels as words } from './strings.ts';

/** Really tries the channel, and shows each step with what it proved or what is wrong. */
export function ChannelTest({ kind }: { readonly kind: ChannelKind }) {
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => testChannel(kind),
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey }),
  });
  return (
    <div className={styles.test}>
      <Button
        variant="default"
        leftSection={<IconSend2 size={16} aria-hidden />}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        {words.test}
      </Button>
      {test.error && <ProblemNotice error={test.error} title={words.testProblem} />}
      <div role="status">
        {test.data && (
          <>
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
          </>
        )}
      </div>
    </div>
  );
}
