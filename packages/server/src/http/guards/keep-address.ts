import type { FastifyInstance } from 'fastify';

/**
 * Asks each connection at once for the address of its other end: Node keeps what it was told, and cannot find it out
 * any more when the client has gone. Nothing is done for a client that went before its request was looked at.
 */
export function keepAddress(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.socket.remoteAddress !== undefined) return done();
    reply.hijack();
    request.raw.destroy();
  });
}
