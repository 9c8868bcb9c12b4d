import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Scripts and styles are files of ours only; the page itself is told of one mark besides, see `pagePolicy`. */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/**
 * The policy of one delivery of the page. The component library writes style elements, and those that carry this
 * delivery's own random mark are taken; nothing that somebody else gets into the page has it.
 */
export function pagePolicy(nonce: string): string {
  return Object.entries({ ...POLICY, styleSrc: [...POLICY.styleSrc, `'nonce-${nonce}'`] })
    .map(([name, values]) =>
      [name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...values].join(' '),
    )
    .join(';');
}

/** The reader of the API's description starts by a script within its page. It shows nothing that is secret. */
const DOCS_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export async function sendSecurityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/docs')) reply.header('content-security-policy', DOCS_POLICY);
    // What the API answers is about money and a person: no cache between us may keep it.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}
