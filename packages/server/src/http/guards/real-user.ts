import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems.ts';
import { type Caller, callerOf } from './recognise.ts';

/** The demo's user may look and play; what lasts beyond the demo needs a person who logged in. */
export function realUser(
  request: FastifyRequest,
  why: { readonly detail: string; readonly mend: string },
): Caller {
  const caller = callerOf(request);
  if (!caller.demo) return caller;
  throw new Problem('login_required', why);
}
