import { z } from 'zod';
import { addUser } from '../../auth/add-user.ts';
import { listUsers } from '../../db/users/list-users.ts';
import type { HttpDeps } from '../deps.ts';
import { personOf } from '../guards/recognise.ts';
import { weakPassword } from '../login-problem.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { newUser, userView } from '../schemas/users.ts';
import { type Api, faults, items, noQuery, guessLimit as rateLimit } from './plugin.ts';

const PATH = '/api/v1/installation/users';
const tags = ['installation'];

/**
 * Who may log in to this installation. Nobody stands over another here: a name, since when, and whether there is a second factor
 * is all that one learns of another, and nothing of another can be changed.
 */
export function userRoutes(app: Api, { auth }: Pick<HttpDeps, 'auth'>): void {
  app.get(
    PATH,
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Who may log in here',
        querystring: noQuery,
        response: { 200: items(userView), ...faults },
      },
    },
    async (request) => {
      const { userId } = personOf(request);
      const users = await listUsers(auth.db);
      return {
        items: users.map(({ id, email, displayName, createdAtMs, hasSecondFactor }) => ({
          email: id === userId ? email : null,
          display_name: displayName,
          created_at: momentText(createdAtMs),
          second_factor: hasSecondFactor,
          is_you: id === userId,
        })),
      };
    },
  );

  app.post(
    PATH,
    {
      config: { access: 'user', scope: 'person', stepUp: true, rateLimit },
      schema: {
        tags,
        summary: 'Let somebody else log in here',
        description: 'With accounts of their own: they see none of yours, and you none of theirs.',
        body: newUser,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      personOf(request);
      const { email, display_name: displayName, password } = request.body;
      const added = await addUser(auth, { email, displayName, password });
      if (added.ok) return reply.code(204).send(null);
      switch (added.error.kind) {
        case 'weak_password':
          throw weakPassword(added.error.fault, 'body.password');
        case 'email_taken':
          throw new Problem('email_taken', {
            mend: 'Take another address.',
            errors: [{ path: 'body.email', message: 'is the address of somebody who may log in already' }],
          });
      }
    },
  );
}
