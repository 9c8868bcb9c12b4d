import { z } from 'zod';
import {
  beginEnrolment,
  confirmEnrolment,
  renewRecoveryCodes,
  switchOff,
} from '../../auth/second-factor/enrol.ts';
import type { HttpDeps } from '../deps.ts';
import { personOf, visitorOf } from '../guards/recognise.ts';
import { loginProblem } from '../login-problem.ts';
import { confirmBody, enrolment, recoveryCodes, switchOffBody } from '../schemas/security.ts';
import { type Api, faults, guessLimit, noQuery } from './plugin.ts';

const tags = ['auth'];
const PATH = '/api/v1/auth/second-factor';

/** Codes of an authenticator app beside the password. */
export function secondFactorRoutes(app: Api, { auth, keyRing }: HttpDeps): void {
  const deps = { ...auth, keyRing };
  app.post(
    PATH,
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Begin to set up the second factor',
        description:
          'Makes a secret for the app. Nothing is asked for at a login until a first code confirmed it.',
        querystring: noQuery,
        response: { 200: enrolment, ...faults },
      },
    },
    async (request) => {
      const begun = await beginEnrolment(deps, personOf(request));
      if (!begun.ok) throw loginProblem(begun.error);
      return begun.value;
    },
  );

  app.post(
    `${PATH}/confirm`,
    {
      config: { access: 'user', scope: 'person', stepUp: true, rateLimit: guessLimit },
      schema: {
        tags,
        summary: 'Switch the second factor on with a first code',
        description: 'Every other session of yours ends.',
        body: confirmBody,
        querystring: noQuery,
        response: { 200: recoveryCodes, ...faults },
      },
    },
    async (request) => {
      const { code } = request.body;
      const done = await confirmEnrolment(deps, personOf(request), code, visitorOf(request));
      if (!done.ok) throw loginProblem(done.error);
      return { recovery_codes: [...done.value] };
    },
  );

  app.post(
    `${PATH}/recovery-codes`,
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'New recovery codes; the older ones are void',
        querystring: noQuery,
        response: { 200: recoveryCodes, ...faults },
      },
    },
    async (request) => {
      const renewed = await renewRecoveryCodes(deps, personOf(request), visitorOf(request));
      if (!renewed.ok) throw loginProblem(renewed.error);
      return { recovery_codes: [...renewed.value] };
    },
  );

  app.post(
    `${PATH}/off`,
    {
      config: { access: 'user', scope: 'person', rateLimit: guessLimit },
      schema: {
        tags,
        summary: 'Switch the second factor off',
        description: 'Needs the password and a code (or a recovery code), whenever either was last given.',
        body: switchOffBody,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const off = await switchOff(deps, personOf(request), request.body, visitorOf(request));
      if (!off.ok) throw loginProblem(off.error);
      return reply.code(204).send(null);
    },
  );
}
