import type { FastifyInstance } from 'fastify';
import { Problem } from '../problems.ts';

/** Nothing that the API takes lies deeper than this. */
const DEEPEST = 20;

/** Refuses text that cannot be stored, wherever it stands in a request, before anything else looks at it. */
export function refuseOddText(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    for (const [where, value] of Object.entries({ params, querystring: query, body })) {
      if (!Buffer.isBuffer(value)) check(value, where);
    }
  });
}

function check(value: unknown, where: string): void {
  const waiting = [{ value, path: where, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next;
    if (typeof next.value === 'string' && isOdd(next.value)) {
      throw refused(path, 'has a character that cannot be stored');
    }
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (depth === DEEPEST) throw refused(where, 'is nested too deeply');
    for (const [key, inner] of Object.entries(next.value)) {
      if (isOdd(key)) throw refused(path, 'has a name with a character that cannot be stored');
      waiting.push({ value: inner, path: `${path}.${key}`, depth: depth + 1 });
    }
  }
}

function refused(path: string, message: string): Problem {
  return new Problem('invalid_request', {
    detail: `${path}: ${message}`,
    errors: [{ path, message }],
  });
}

/** The character NUL, and one half of a pair without the other: no database keeps either. */
function isOdd(text: string): boolean {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}
