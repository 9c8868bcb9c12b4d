import { useQuery } from '@tanstack/react-query';
import { storedDayQuery } from '../api/queries-replay.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ReplayEvents } from './replay-events.tsx';
import { replay as words } from './strings.ts';

export function ReplayDay({ day }: { readonly day: string }) {
  const { data, error, refetch } = useQuery(storedDayQuery(day));
  if (error && !data)
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} height={40} />;
  return <ReplayEvents events={data.events} isCut={data.isCut} day={day} isLinked />;
}
