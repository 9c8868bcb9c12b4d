import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done } from '../api/client.ts';

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.POST('/api/v1/auth/logout')),
    // Whoever signs in next must not see a trace of what was here.
    onSettled: () => {
      client.clear();
      location.assign('/login');
    },
  });
}
