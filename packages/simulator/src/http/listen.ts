import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@orderwatch/clock';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answering, answerCall } from '../faults/answer-call.ts';
import type { Answered, WireOutcome } from '../faults/spoil-reply.ts';
import { writeJson } from '../rows/write-json.ts';
import type { Route } from './route.ts';
import type { WireCall } from './wire-call.ts';

/** A form with a handful of values; anything bigger is nobody's order. */
const BODY_LIMIT = 1_048_576;

/**
 * An HTTP server that reads every body as text: Kotak's forms and its JSON logins are told apart by path alone. Its answers
 * are dated by the simulated clock, as a broker's are by its own.
 */
export function createHttp(clock: Pick<Clock, 'nowMs'>): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 65_536 },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(clock.nowMs()).toUTCString());
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setNotFoundHandler((request, reply) => {
    const value = { stat: 'Not_Ok', errMsg: `no such path: ${request.method} ${request.url}`, stCode: 404 };
    return reply.status(404).type('application/json').send(writeJson(value));
  });
  return app;
}

export function addRoute(app: FastifyInstance, answering: Answering, route: Route): void {
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const call = readCall(route, request);
      return deliver(reply, await answerCall(answering, route, call, () => whenGone(request)));
    },
  });
}

/** Starts listening and says on which port. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  await app.listen({ host, port });
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

function whenGone(request: FastifyRequest): Promise<void> {
  const { socket } = request.raw;
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

function readCall(route: Route, request: FastifyRequest): WireCall {
  const id = request.headers['x-request-id'];
  return {
    operation: route.operation,
    requestId: typeof id === 'string' && id !== '' ? id : undefined,
    headers: request.headers,
    params: readParams(request.params),
    body: typeof request.body === 'string' ? request.body : '',
    clientAddress: request.raw.socket.remoteAddress ?? '',
  };
}

function readParams(params: unknown): Readonly<Record<string, string>> {
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

function deliver(reply: FastifyReply, outcome: WireOutcome): FastifyReply {
  if (outcome.kind === 'answer') {
    return reply.status(outcome.status).type(outcome.contentType).send(outcome.text);
  }
  reply.hijack();
  if (outcome.kind === 'cut') reply.raw.socket?.destroy();
  else cutMidBody(reply.raw, outcome.answer, outcome.at);
  return reply;
}

/** Announces the whole body, sends a part of it, and is gone. */
function cutMidBody(response: ServerResponse, answer: Answered, at: number): void {
  // By itself Node would date it by the machine's clock.
  response.sendDate = false;
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': Buffer.byteLength(answer.text),
  });
  response.write(answer.text.slice(0, at), () => response.socket?.destroy());
}
