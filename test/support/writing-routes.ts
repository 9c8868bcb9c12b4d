import type { OpenApi, Reply, Visitor } from './api.ts';

const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE'];

export interface WritingRoute {
  /** "POST /api/v1/user/orders/{id}/retry" */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly needsKey: boolean;
}

/** Every route of the running program that changes something, as declared. */
export function writingRoutes({ app }: OpenApi): readonly WritingRoute[] {
  return app.accessRules
    .filter(({ method }) => WRITING.includes(method))
    .map((rule) => {
      const path = rule.url.replaceAll(/:([a-z_]+)/g, '{$1}');
      const needsKey = rule.access === 'user' && rule.needsIdempotencyKey;
      return { key: `${rule.method} ${path}`, method: rule.method, path, needsKey };
    });
}

let asked = 0;

/** Asks for a change under a key of its own, or under the one that is given. */
export function change(
  who: Visitor,
  { method }: Pick<WritingRoute, 'method'>,
  address: string,
  body?: unknown,
  key?: string,
): Promise<Reply> {
  asked += 1;
  return who.send(method, address, body, { 'idempotency-key': key ?? `change-number-${asked}` });
}

/** The top-level parts of what a route takes, by the published description; in all its forms. */
export function bodyParts({ app }: OpenApi, { method, path }: WritingRoute): readonly string[] {
  const document: unknown = app.swagger();
  const operation = at(document, 'paths', path, method.toLowerCase());
  const schema = at(operation, 'requestBody', 'content', 'application/json', 'schema');
  return [...new Set(partsOf(document, schema))];
}

function partsOf(document: unknown, schema: unknown): readonly string[] {
  const { $ref, properties, anyOf, oneOf, allOf } = Object(schema);
  if (typeof $ref === 'string') return partsOf(document, at(document, ...$ref.slice(2).split('/')));
  const forms: readonly unknown[] = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])];
  return [...Object.keys(properties ?? {}), ...forms.flatMap((form) => partsOf(document, form))];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => Object(inner)[key], value);
}
