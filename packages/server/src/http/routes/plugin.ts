import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '../schemas/common.ts';

/** A server whose routes are typed by their zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The answer of every route when something is wrong. */
export const faults = {
  default: {
    description: 'What is wrong, and how to mend it',
    content: { 'application/problem+json': { schema: problem } },
  },
};

export const byId = z.strictObject({ id: z.string().min(1).max(64) });
export const noQuery = z.strictObject({});
export const items = <T extends z.ZodType>(one: T) => z.object({ items: z.array(one) });

/**
 * Where a secret is typed: far more a minute than a person needs. The throttling by failures is finer, but counts a try
 * only when it has ended.
 */
export const guessLimit = { max: 60, timeWindow: 60_000 };
