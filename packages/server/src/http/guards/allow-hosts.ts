import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config/config.ts';
import { Problem } from '../problems.ts';

/**
 * Answers only to names that are ours. Without it, a foreign page whose name is made to point at 127.0.0.1 (DNS
 * rebinding) would count as the same origin as this server.
 */
export function allowHosts(app: FastifyInstance, config: Pick<Config, 'host' | 'publicUrl'>): void {
  const allowed = new Set(['127.0.0.1', 'localhost', '[::1]']);
  if (config.host !== '0.0.0.0' && config.host !== '::') {
    allowed.add(config.host.includes(':') ? `[${config.host}]` : config.host.toLowerCase());
  }
  if (config.publicUrl) allowed.add(config.publicUrl.hostname);
  app.addHook('onRequest', async (request) => {
    const name = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    if (!allowed.has(name)) throw new Problem('host_not_allowed');
  });
}
