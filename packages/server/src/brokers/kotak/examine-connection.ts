import type { Clock } from '@orderwatch/clock';
import {
  type Credentials,
  createKotakNeo,
  type FeedState,
  type KotakNeo,
  undiciTransport,
  webSocketOverWs,
} from 'kotak-neo';

/** One step on the way to the broker, as it went. Without secrets. */
export interface ExaminedStep {
  readonly step: 'login' | 'address' | 'order_book' | 'feed';
  readonly ok: boolean;
  readonly detail: string;
}

const FEED_MS = 20_000;
/** Where a login begins; the doctor knocks here before it tries one. */
export const KOTAK_LOGIN_URL = 'https://mis.kotaksecurities.com';

/**
 * Goes to the broker as the service would, step by step, and stops at the first that fails. It only logs in and reads:
 * what could send an order is not called. To be used only while nobody else is logged in for the account, for a second
 * login may end the first.
 */
export async function examineConnection(
  credentials: Credentials,
  { clock, simulatorUrl }: { readonly clock: Clock; readonly simulatorUrl: string | null },
): Promise<readonly ExaminedStep[]> {
  const address =
    simulatorUrl === null
      ? {}
      : { loginBaseUrl: simulatorUrl, configUrl: null, allowedHosts: [new URL(simulatorUrl).host] };
  const client = createKotakNeo({
    ...address,
    credentials,
    clock,
    transport: undiciTransport(),
    webSocket: webSocketOverWs,
  });
  const steps: ExaminedStep[] = [];
  try {
    for (const examine of [logIn, seenFrom, readBook, shakeHands]) {
      const step = await examine(client, clock);
      steps.push(step);
      if (!step.ok && step.step === 'login') break;
    }
  } finally {
    await client.close();
  }
  return steps;
}

async function logIn(client: KotakNeo): Promise<ExaminedStep> {
  const result = await client.login();
  return result.ok
    ? { step: 'login', ok: true, detail: 'One-time code and MPIN were accepted' }
    : { step: 'login', ok: false, detail: result.error.words };
}

/** Of the registered address only the broker knows; a person compares. */
async function seenFrom(client: KotakNeo): Promise<ExaminedStep> {
  const reading = await client.readClientIp();
  return reading.kind === 'failed'
    ? { step: 'address', ok: false, detail: reading.why.words }
    : { step: 'address', ok: true, detail: `The broker sees this machine as ${reading.value.ip}` };
}

async function readBook(client: KotakNeo): Promise<ExaminedStep> {
  const book = await client.readOrderBook();
  return book.kind === 'failed'
    ? { step: 'order_book', ok: false, detail: book.why.words }
    : { step: 'order_book', ok: true, detail: 'The order book can be read' };
}

async function shakeHands(client: KotakNeo, clock: Clock): Promise<ExaminedStep> {
  const state = await feedState(client, clock);
  if (state?.kind === 'live')
    return { step: 'feed', ok: true, detail: `The order feed answered (${state.handshake} handshake)` };
  const words = state?.kind === 'down' ? state.words : 'The order feed did not answer in time';
  return { step: 'feed', ok: false, detail: words };
}

/** The first state that says something; undefined when none came in time. */
async function feedState(client: KotakNeo, clock: Clock): Promise<FeedState | undefined> {
  const waiting = new AbortController();
  let told = (_: FeedState): void => {};
  const first = new Promise<FeedState>((resolve) => {
    told = resolve;
  });
  const feed = client.connectOrderFeed({
    onOrder: () => {},
    onState: (state) => {
      if (state.kind !== 'connecting') told(state);
    },
  });
  const late = clock.sleep(FEED_MS, waiting.signal).then(
    () => undefined,
    () => undefined,
  );
  const state = await Promise.race([first, late]);
  waiting.abort();
  feed.close();
  return state;
}
