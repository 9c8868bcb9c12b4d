import { IconTestPipe } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { rehearsalQuery } from '../api/queries-simulator.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { RehearsalDays } from './rehearsal-days.tsx';
import { figures, nameOf, Verdict } from './rehearsal-list.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

const NOT_FOUND = 404;
const BACK = { to: '/simulator', word: words.title };

/** What came of a rehearsal, and its days to look through. */
export function RehearsalPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(rehearsalQuery(id));
  if (error && asProblem(error).status === NOT_FOUND) {
    return (
      <Page title={words.title} back={BACK}>
        <Panel flush>
          <EmptyState icon={IconTestPipe} title={words.rehearsalGone} text={words.rehearsalGoneText} />
        </Panel>
      </Page>
    );
  }
  const { rehearsal } = data ?? {};
  return (
    <Page title={rehearsal ? nameOf(rehearsal) : words.title} back={BACK}>
      {error && <ProblemNotice error={error} title={words.rehearsalProblem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={6} height={44} />}
      {rehearsal && (
        <>
          <p className={styles.outcome} role="status">
            <Verdict rehearsal={rehearsal} />
            <span>{rehearsal.state === 'playing' ? words.playsStill : figures(rehearsal)}</span>
          </p>
          {rehearsal.violations.map((text) => (
            <p key={text} className={styles.violation}>
              {text}
            </p>
          ))}
          {rehearsal.state === 'failed' && <p className={styles.explains}>{words.noDays}</p>}
        </>
      )}
      {data && data.days.length > 0 && <RehearsalDays detail={data} />}
    </Page>
  );
}
