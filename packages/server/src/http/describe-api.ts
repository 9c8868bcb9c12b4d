import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyContextConfig, FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** The OpenAPI document is made from the routes' own schemas, so that it cannot say anything else than they do. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Orderwatch',
        version,
        description:
          'Orders, their history and the evidence behind it. Rupees are decimal strings, times RFC 3339 in UTC, days IST trading days, ids opaque strings. Errors are problem+json with a stable `code` and, where there is one, a way to `mend` them. Changes over a session need the `csrf_token` of `/api/v1/auth/me` in the header `x-csrf-token`; API tokens do not.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'orderwatch_session', description: 'Of a login' },
          token: { type: 'http', scheme: 'bearer', description: 'An API token of Settings → Security' },
        },
      },
      tags: [
        { name: 'status', description: 'The strip at the top of every page' },
        { name: 'auth', description: 'First run, login, sessions, second factor, API tokens' },
        { name: 'orders', description: 'Orders, events, evidence' },
        { name: 'placement', description: 'Recommendations and placement runs' },
        { name: 'accounts', description: 'Broker accounts' },
        { name: 'stream', description: 'Changes as they happen' },
        { name: 'health', description: 'For machines that watch this one' },
      ],
    },
    transform: (route) => {
      const described = jsonSchemaTransform(route);
      return { ...described, schema: { ...described.schema, ...securityOf(route.route.config) } };
    },
    transformObject: (document) => dropUnusedSchemas(jsonSchemaTransformObject(document)),
  });
  app.get('/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
    },
  });
}

/** Over which of the two ways a route is open, and with which scope: said once, by its declaration. */
function securityOf({ access, scope }: FastifyContextConfig = {}): Pick<FastifySchema, 'security'> {
  if (access !== 'user') return {};
  const token = scope === undefined || scope === 'person' ? [] : [{ token: [scope] }];
  return { security: [{ session: [] }, ...token] };
}

type Document = ReturnType<typeof jsonSchemaTransformObject>;

/** The generator describes every schema twice, as sent and as received; only what some route refers to stays. */
function dropUnusedSchemas(document: Document): Document {
  if (!('components' in document) || !('paths' in document)) return document;
  const all: Readonly<Record<string, unknown>> = document.components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(all[name]);
    }
  };
  follow(document.paths);
  // The stream's events are read from no answer that names its shape, and the page needs their types all the same.
  used.add('StreamChange');
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return Object.assign(document, { components: { ...document.components, schemas } });
}
