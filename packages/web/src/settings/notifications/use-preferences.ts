import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changePreferences, preferencesQuery } from '../../api/queries-settings.ts';

/** The preferences as the server has them, and a way to change them: its answer is what is shown. */
export function usePreferences() {
  const client = useQueryClient();
  const query = useQuery(preferencesQuery);
  const change = useMutation({
    mutationFn: changePreferences,
    // One after the other: the answer of an earlier change must not overtake a later one's.
    scope: { id: 'preferences' },
    onSuccess: (after) => client.setQueryData(preferencesQuery.queryKey, after),
  });
  return { query, change };
}

export type ChangePreferences = ReturnType<typeof usePreferences>['change'];
