import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Log } from '../log.ts';
import { Problem, type ProblemCode, type ProblemFacts, problemBody } from './problems.ts';

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

export function sendProblem(reply: FastifyReply, code: ProblemCode, facts: ProblemFacts = {}): FastifyReply {
  if (facts.retryAfterSeconds !== undefined) reply.header('retry-after', String(facts.retryAfterSeconds));
  const body = problemBody(code, facts);
  return reply.code(body.status).type(PROBLEM_JSON).serializer(JSON.stringify).send(body);
}

/** The one place where errors of a request are caught, logged and answered. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { code, facts } = classify(error, request);
    if (code === 'internal' || code === 'database_unavailable') {
      log.error('A request failed', {
        request_id: request.id,
        method: request.method,
        route: request.routeOptions.url,
        error,
      });
    }
    return sendProblem(reply, code, facts);
  });
}

function classify(error: FastifyError, request: FastifyRequest): { code: ProblemCode; facts: ProblemFacts } {
  if (error instanceof Problem) return { code: error.code, facts: error.facts };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'body';
    const errors = error.validation.map((fault) => ({
      path: [where, ...fault.instancePath.split('/').filter(Boolean)].join('.'),
      message: fault.message ?? 'is not valid',
    }));
    const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return { code: 'invalid_request', facts: { detail, errors } };
  }
  if (error.statusCode === 429) return { code: 'too_many_requests', facts: {} };
  const known = BY_FASTIFY_CODE[error.code];
  if (known) return { code: known, facts: { detail: error.message } };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { code: 'invalid_request', facts: { detail: error.message } };
  }
  if (isDatabaseDown(error)) return { code: 'database_unavailable', facts: {} };
  return { code: 'internal', facts: { detail: `Something went wrong here (request ${request.id}).` } };
}

const BY_FASTIFY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_request',
};

/** Connection refused, lost, or the server starting up or shutting down (class 57P). */
function isDatabaseDown(error: FastifyError): boolean {
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0\d|08\d\d\d)$/.test(error.code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}
