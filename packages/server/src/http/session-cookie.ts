import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` makes a browser refuse the cookie over http or with a domain; over plain loopback it cannot be used. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

export function createSessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? '__Host-orderwatch' : 'orderwatch_session';
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  return {
    read: (request) => request.cookies[name],
    // Without an age it ends with the browser; the server ends it sooner.
    set: (reply, token) => void reply.setCookie(name, token, attributes),
    clear: (reply) => void reply.clearCookie(name, attributes),
  };
}
