import { useMutation, useQueryClient } from '@tanstack/react-query';
import { securityKey } from '../../api/queries-security.ts';

/** A change of what protects the login. Everything about it is asked anew, however it ended. */
export function useChange<In, Out>(change: (typed: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: securityKey }),
  });
}
