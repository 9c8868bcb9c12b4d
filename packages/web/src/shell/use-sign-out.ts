import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';

const UNAUTHENTICATED = 401;

/** Without an answer nobody knows whether one is signed out, and the page does not pretend it. */
export function useSignOut() {
  const client = useQueryClient();
  // Whoever signs in next must not see a trace of what was here.
  const leave = () => {
    client.clear();
    location.assign('/login');
  };
  return useMutation({
    mutationFn: () => done(api.POST('/api/v1/auth/logout')),
    onSuccess: leave,
    onError: (error) => {
      if (asProblem(error).status === UNAUTHENTICATED) leave();
    },
  });
}
