import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, done } from './client.ts';

export const usersQuery = queryOptions({
  queryKey: ['settings', 'users'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/installation/users', { signal }))).items,
});

export function addUser(body: { email: string; display_name: string; password: string }): Promise<void> {
  return done(api.POST('/api/v1/installation/users', { body }));
}
