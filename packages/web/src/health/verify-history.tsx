import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { harmless } from '../api/failures.ts';
import { verifyHistory } from '../api/queries-health.ts';
import { formatCount } from '../format/rupees.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './health.module.css';
import { health as words } from './strings.ts';

export function VerifyHistory({ accountId }: { readonly accountId: string }) {
  const check = useMutation({ mutationFn: () => verifyHistory(accountId), meta: harmless });
  const { data } = check;
  return (
    <div className={styles.verify}>
      <p className={styles.hint}>{words.historyText}</p>
      <Button
        variant="default"
        leftSection={<IconLink size={16} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        {words.verify}
      </Button>
      {check.error && <ProblemNotice error={check.error} title={words.verifyProblem} />}
      <div role="status">
        {data && (
          <p className={styles.verdict} data-whole={data.whole}>
            {data.whole ? (
              <IconCircleCheck size={18} aria-hidden />
            ) : (
              <IconAlertTriangle size={18} aria-hidden />
            )}
            <span>
              {data.first_broken === null
                ? words.whole(formatCount(data.checked), data.checked === 1)
                : words.broken(
                    formatCount(data.first_broken.seq),
                    data.first_broken.text,
                    formatCount(data.checked),
                    data.checked === 1,
                  )}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
