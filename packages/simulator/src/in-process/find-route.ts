import type { Route } from '../http/route.ts';
import { ROUTES } from '../http/routes.ts';

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const FIXED = new Map(
  ROUTES.filter(({ path }) => !path.includes(':')).map((route) => [`${route.method} ${route.path}`, route]),
);
const OPEN = ROUTES.filter(({ path }) => path.includes(':')).map((route) => ({
  route,
  steps: route.path.split('/'),
}));

/** The call that a path names, with what stands in its open places. */
export function findRoute(method: string, path: string): FoundRoute | undefined {
  const fixed = FIXED.get(`${method} ${path}`);
  if (fixed !== undefined) return { route: fixed, params: {} };
  const steps = path.split('/');
  for (const { route, steps: wanted } of OPEN) {
    if (route.method !== method || wanted.length !== steps.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((step, place) => {
      const given = steps[place] ?? '';
      if (!step.startsWith(':')) return step === given;
      params[step.slice(1)] = decodeURIComponent(given);
      return given !== '';
    });
    if (fits) return { route, params };
  }
  return undefined;
}
