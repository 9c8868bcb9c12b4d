import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { rehearse, simulatorQuery } from '../api/queries-simulator.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { today as words } from './strings.ts';

const SEED = 1;

/** Plays a day on a world of its own and leads to what came of it. Nothing where no scenario can be played. */
export function RehearseDay() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery({ ...simulatorQuery, refetchInterval: false });
  const run = useMutation({
    mutationFn: (scenario: string) => rehearse(scenario, SEED),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: simulatorQuery.queryKey });
      await navigate('/simulator');
    },
  });
  const [scenario] = data?.scenarios ?? [];
  if (scenario === undefined) return null;
  return (
    <>
      <Button variant="default" loading={run.isPending} onClick={() => run.mutate(scenario.name)}>
        {words.rehearse}
      </Button>
      {run.error && <ProblemNotice error={run.error} title={words.rehearseProblem} />}
    </>
  );
}
