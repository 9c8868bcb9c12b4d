import { asProblem } from './problem.ts';

/** What the server says is wrong at one of these places of a request ("body.email"); undefined where it says nothing of them. */
export function faultAt(error: unknown, ...paths: readonly string[]): string | undefined {
  if (!error) return undefined;
  return asProblem(error).errors?.find(({ path }) => paths.includes(path))?.message;
}
