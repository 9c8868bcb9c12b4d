import { loginBroker } from '../../desk/login-broker.ts';
import type { RequestPerformer } from '../performer.ts';
import { done, refuse } from '../request.ts';

/** Somebody asks through another instance for a login at the broker, step by step. */
export const login: RequestPerformer = {
  turn: 'at_once',
  repeatable: true,
  async perform(_, hands) {
    const { ok, steps } = await loginBroker(hands);
    const facts = { ok, steps: steps.map((step) => ({ ...step })) };
    return ok
      ? done('logged_in', 'The broker let us in.', facts)
      : refuse('not_logged_in', failedStep(steps), facts);
  },
};

function failedStep(steps: readonly { readonly ok: boolean; readonly detail: string }[]): string {
  return steps.find(({ ok }) => !ok)?.detail ?? 'The login failed.';
}
