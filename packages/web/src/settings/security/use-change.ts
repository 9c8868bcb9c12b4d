import { useMutation, useQueryClient } from '@tanstack/react-query';
import { securityKey } from '../../api/queries-security.ts';

/**
 * A change of what protects the login. Everything about it is asked anew, however it ended. `onDone` comes before that: the
 * page as it is afterwards may have no place any more for whoever asked, and what is shown once must not be lost with it.
 */
export function useChange<In, Out>(change: (typed: In) => Promise<Out>, onDone?: (answer: Out) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: securityKey }),
  });
}
