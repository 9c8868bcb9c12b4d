import { z } from 'zod';
import type { Session } from '../session/session.ts';
import type { AllowedUrl } from '../transport/allowed-url.ts';
import { parseJson } from '../transport/parse-json.ts';
import type { Send } from '../transport/send.ts';

export interface FeedUrlDeps {
  readonly send: Send;
  readonly configUrl: string | null;
  readonly configTimeoutMs: number;
  readonly allowedUrl: AllowedUrl;
}

/**
 * Finds where the order feed may be, best first, as Kotak's own client does: the configuration service, the `rtUrl`
 * of the login, `/realtime` at the trading host, and the known host of the data centre. Only allowed hosts are given,
 * as the first frame carries the trade token.
 */
export async function findFeedUrls(deps: FeedUrlDeps, session: Session): Promise<readonly string[]> {
  const { baseUrl, rtUrl, facts } = session;
  const candidates = [
    await configuredUrl(deps, facts.dataCenter),
    rtUrl,
    new URL('/realtime', baseUrl).href,
    // A simulator's token has no business at Kotak's.
    new URL(baseUrl).hostname.endsWith('.kotaksecurities.com')
      ? hostByDataCenter[facts.dataCenter.toLowerCase()]
      : undefined,
  ];
  const allowed = candidates
    .filter((url): url is string => url !== undefined && url !== '')
    .map((url) => deps.allowedUrl(url.replace(/^http/i, 'ws')))
    .flatMap((verdict) => (verdict.ok ? [verdict.url] : []));
  return [...new Set(allowed)];
}

const hostByDataCenter: Readonly<Record<string, string>> = {
  gdc: 'wss://cis.kotaksecurities.com/realtime',
  adc: 'wss://mis.kotaksecurities.com/realtime',
  e21: 'wss://e21.kotaksecurities.com/realtime',
  e22: 'wss://e22.kotaksecurities.com/realtime',
  e41: 'wss://e41.kotaksecurities.com/realtime',
  e43: 'wss://e43.kotaksecurities.com/realtime',
};

const configShape = z.object({ data: z.object({ configs: z.record(z.string(), z.unknown()) }) });

/** Best effort: whatever goes wrong here, the other addresses remain. */
async function configuredUrl(deps: FeedUrlDeps, dataCenter: string): Promise<string | undefined> {
  if (deps.configUrl === null || dataCenter === '') return undefined;
  const sent = await deps.send({
    operation: 'config',
    lane: 'others',
    method: 'GET',
    url: deps.configUrl,
    headers: {},
    timeoutMs: deps.configTimeoutMs,
    ipv4Only: false,
  });
  if (sent.kind === 'stopped' || sent.reply.kind !== 'reply' || sent.reply.status !== 200) return undefined;
  const configs = configShape.safeParse(parseJson(sent.reply.bodyText)).data?.data.configs;
  const source = configs?.[`${dataCenter}_broadcast_source`];
  const url = configs?.[`${dataCenter}_${String(source)}_interactive_endpoint`];
  return typeof url === 'string' ? url : undefined;
}
