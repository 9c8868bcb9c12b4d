import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerErrors } from './answer-errors.ts';
import { auditChanges } from './audit-changes.ts';
import type { HttpDeps } from './deps.ts';
import { describeApi } from './describe-api.ts';
import { allowHosts } from './guards/allow-hosts.ts';
import { keepAddress } from './guards/keep-address.ts';
import { recogniseCallers } from './guards/recognise.ts';
import { refuseForeignSites } from './guards/refuse-foreign-sites.ts';
import { refuseOddText } from './guards/refuse-odd-text.ts';
import { createMetrics } from './metrics.ts';
import { accountLoginRoute } from './routes/account-login.ts';
import { accountModeRoute } from './routes/account-mode.ts';
import { accountRoutes } from './routes/accounts.ts';
import { apiTokenRoutes } from './routes/api-tokens.ts';
import { authRoutes } from './routes/auth.ts';
import { backupRoutes } from './routes/backups.ts';
import { calendarRoute } from './routes/calendar.ts';
import { calendarImportRoutes } from './routes/calendar-import.ts';
import { channelRoutes } from './routes/channels.ts';
import { dayRoutes } from './routes/day.ts';
import { deskHealthRoutes } from './routes/desk-health.ts';
import { divergenceRoutes } from './routes/divergences.ts';
import { doctorRoute } from './routes/doctor.ts';
import { eventRoutes } from './routes/events.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { fundsRoutes } from './routes/funds.ts';
import { guardRoutes } from './routes/guards.ts';
import { healthRoutes } from './routes/health.ts';
import { killSwitchRoutes } from './routes/kill-switch.ts';
import { legacyRoute } from './routes/legacy.ts';
import { marketDayRoute } from './routes/market-days.ts';
import { notificationChannelRoutes } from './routes/notification-channels.ts';
import { notificationDeliveryRoutes } from './routes/notification-deliveries.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { orderActionRoutes } from './routes/order-actions.ts';
import { orderPricesRoute } from './routes/order-prices.ts';
import { orderRoutes } from './routes/orders.ts';
import { ownSessionRoutes } from './routes/own-sessions.ts';
import type { Api } from './routes/plugin.ts';
import { positionPricesRoute } from './routes/position-prices.ts';
import { positionRoutes } from './routes/positions.ts';
import { priceRoutes } from './routes/prices.ts';
import { proofRoutes } from './routes/proof.ts';
import { recommendationRoutes } from './routes/recommendations.ts';
import { reconcileNowRoute } from './routes/reconcile-now.ts';
import { resolveRoutes } from './routes/resolve.ts';
import { retryQueueRoutes } from './routes/retry-queue.ts';
import { runRoutes } from './routes/runs.ts';
import { secondFactorRoutes } from './routes/second-factor.ts';
import { settingsOriginRoute } from './routes/settings-origin.ts';
import { simulatorRoutes } from './routes/simulator.ts';
import { statusRoute } from './routes/status.ts';
import { streamRoute } from './routes/stream.ts';
import { tradeRoutes } from './routes/trades.ts';
import { userRoutes } from './routes/users.ts';
import { sendSecurityHeaders } from './security-headers.ts';
import { servePage } from './serve-page.ts';
import { createSessionCookie } from './session-cookie.ts';

const BODY_BYTES_MAX = 1_000_000;
const REQUESTS_PER_MINUTE = 3_000;

/** The whole HTTP side, not yet listening: `app.listen` opens it, `app.close` ends it and every event stream. */
export async function createHttpServer(deps: HttpDeps): Promise<Api> {
  const { config, log, realTime } = deps;
  const isSecure = config.publicUrl !== null;
  const app: Api = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    requestIdHeader: false,
    genReqId: () => deps.ids.next('req'),
    trustProxy: isSecure ? 'loopback' : false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  // Answers are made by our own functions to the shape of their schema; parsing them again would cost a third of the
  // speed of a long list. The tests of the routes do it instead.
  app.setSerializerCompiler(() => (data) => (typeof data === 'string' ? data : JSON.stringify(data)));
  answerErrors(app, log);
  keepAddress(app);

  const metrics = createMetrics(deps);
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    metrics.observeRequest({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    if (reply.statusCode >= 500)
      log.warn('Answered with a fault', { method, route, status_code: reply.statusCode });
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  await app.register(cookie);
  await sendSecurityHeaders(app, isSecure);
  allowHosts(app, config);
  refuseForeignSites(app, config.publicUrl);
  await app.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: 60_000 });
  const sessionCookie = createSessionCookie(isSecure);
  recogniseCallers(app, deps, sessionCookie);
  refuseOddText(app);
  auditChanges(app, deps);
  await describeApi(app, deps.version);

  authRoutes(app, deps, sessionCookie);
  proofRoutes(app, deps);
  ownSessionRoutes(app, deps);
  secondFactorRoutes(app, deps);
  apiTokenRoutes(app, deps);
  statusRoute(app, deps);
  legacyRoute(app, deps);
  marketDayRoute(app, deps);
  calendarRoute(app, deps);
  calendarImportRoutes(app, deps);
  userRoutes(app, deps);
  orderRoutes(app, deps);
  orderPricesRoute(app);
  orderActionRoutes(app, deps);
  retryQueueRoutes(app, deps);
  reconcileNowRoute(app, deps);
  evidenceRoutes(app);
  divergenceRoutes(app, deps);
  resolveRoutes(app, deps);
  positionRoutes(app, deps);
  positionPricesRoute(app, deps);
  tradeRoutes(app);
  dayRoutes(app, deps);
  eventRoutes(app);
  recommendationRoutes(app, deps);
  priceRoutes(app, deps);
  runRoutes(app, deps);
  accountRoutes(app, deps);
  accountLoginRoute(app, deps);
  accountModeRoute(app, deps);
  settingsOriginRoute(app);
  notificationRoutes(app, deps);
  notificationDeliveryRoutes(app, deps);
  notificationChannelRoutes(app, deps);
  streamRoute(app, deps, metrics);
  guardRoutes(app, deps);
  killSwitchRoutes(app, deps);
  fundsRoutes(app, deps);
  channelRoutes(app, deps);
  deskHealthRoutes(app, deps);
  backupRoutes(app, deps);
  doctorRoute(app, deps);
  simulatorRoutes(app, deps);
  healthRoutes(app, deps, metrics);
  await servePage(app, deps.webRoot);
  log.debug('The HTTP side is ready', { at: realTime.nowMs() });
  return app;
}
