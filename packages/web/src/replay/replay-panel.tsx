import { NativeSelect } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { daySummariesQuery } from '../api/queries-activity.ts';
import { useNow } from '../clock/use-now.ts';
import { formatWeekday, istDay } from '../format/time.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './replay.module.css';
import { ReplayDay } from './replay-day.tsx';
import { replay as words } from './strings.ts';
import { useChosenDay } from './use-chosen-day.ts';

/** A stored day, played again from what was recorded of it. */
export function ReplayPanel() {
  const now = useNow(60_000);
  const { data, error, refetch } = useQuery(daySummariesQuery(undefined));
  const today = istDay(now);
  const days = [...new Set([today, ...(data?.items ?? []).map(({ day }) => day)])];
  const [day, choose] = useChosenDay(days, days[1] ?? today);
  return (
    <Panel title={words.title}>
      <p className={styles.explains}>{words.explains}</p>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {now === 0 ? (
        <EmptyState icon={IconHistory} title={words.noDay} text={words.noDayText} />
      ) : (
        <>
          <NativeSelect
            className={styles.day ?? ''}
            label={words.day}
            value={day}
            data={days.map((each) => ({ value: each, label: formatWeekday(each) }))}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          <ReplayDay key={day} day={day} />
        </>
      )}
    </Panel>
  );
}
