import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
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
          'Orders, their history and the evidence behind it. Rupees are decimal strings, times RFC 3339 in UTC, days IST trading days, ids opaque strings. Errors are problem+json with a stable `code` and, where there is one, a way to `mend` them. Changes need the `csrf_token` of `/api/v1/auth/me` in the header `x-csrf-token`.',
      },
      tags: [
        { name: 'status', description: 'The strip at the top of every page' },
        { name: 'auth', description: 'First run, login, logout' },
        { name: 'orders', description: 'Orders, events, evidence' },
        { name: 'placement', description: 'Recommendations and placement runs' },
        { name: 'accounts', description: 'Broker accounts' },
        { name: 'stream', description: 'Changes as they happen' },
        { name: 'health', description: 'For machines that watch this one' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => dropUnusedSchemas(jsonSchemaTransformObject(document)),
  });
  app.get('/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: { url: '/openapi.json', withDefaultFonts: false, telemetry: false },
  });
}

type Document = ReturnType<typeof jsonSchemaTransformObject>;

/** The generator describes every schema twice, as sent and as received; only what some route refers to stays. */
function dropUnusedSchemas(document: Document): Document {
  const schemas = { ...document.components?.schemas };
  for (const name of Object.keys(schemas).filter((each) => each.endsWith('Input'))) {
    const rest = JSON.stringify([document.paths, { ...schemas, [name]: undefined }]);
    if (!rest.includes(`#/components/schemas/${name}"`)) delete schemas[name];
  }
  return { ...document, components: { ...document.components, schemas } };
}
