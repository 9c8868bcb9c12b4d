import type { AccessRule, Scope } from '@orderwatch/core';
import type { FastifyInstance, RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask: `anyone`, or somebody who is known (in the demo, everybody on this machine). */
    access?: 'anyone' | 'user';
    /** The scope that an API token needs here; `person` when no token may. Every route for users says it. */
    scope?: Scope | 'person';
    /** A person must have proved within the last minutes who they are; no token may. */
    stepUp?: boolean;
    /** The route answers 400 to a request without the header Idempotency-Key. */
    needsIdempotencyKey?: boolean;
  }
  interface FastifyInstance {
    /** What every route asks of its caller, as declared beside it; complete once the server is ready. */
    accessRules: RouteAccess[];
  }
}

export type RouteAccess = { readonly method: string; readonly url: string } & (
  | { readonly access: 'anyone' }
  | ({ readonly access: 'user'; readonly needsIdempotencyKey: boolean } & AccessRule)
);

/**
 * Keeps the list of what each route asks for. A route for users that does not say what a token needs stops the start:
 * forgetting it must not open anything.
 */
export function collectAccessRules(app: FastifyInstance): void {
  app.decorate('accessRules', []);
  app.addHook('onRoute', (route) => {
    const rule = ruleOf(route);
    if (!rule) return;
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) app.accessRules.push({ method, url: route.url, ...rule });
  });
}

/** What a user's route asks for; undefined for a file of the page. */
function ruleOf({ method, url, config }: RouteOptions) {
  if (config?.access === undefined) return undefined;
  if (config.access === 'anyone') return { access: 'anyone' } as const;
  const { scope, stepUp = false, needsIdempotencyKey = false } = config;
  if (scope === undefined) throw new Error(`${method} ${url} does not say which scope a token needs`);
  return { access: 'user', scope, stepUp, needsIdempotencyKey } as const;
}
