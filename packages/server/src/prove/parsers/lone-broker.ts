import type { Clock } from '@orderwatch/clock';
import type { AccountBroker } from '../../brokers/account-broker.ts';
import { createInstrumentList } from '../../brokers/kotak/instrument-list.ts';
import { type KotakConnection, openKotakBroker } from '../../brokers/kotak/open-kotak.ts';
import { brokerSample } from './samples.ts';

type Options = KotakConnection['options'];
type Transport = NonNullable<Options['transport']>;
type Socket = ReturnType<NonNullable<Options['webSocket']>>;
type Frame = string | Buffer;

/** Within it the feed is acknowledged, or given up: here it always is. */
const FEED_ACK_MS = 10_000;
const NOW_MS = Temporal.Instant.from('2026-08-21T10:00:00+05:30').epochMilliseconds;
const CREDENTIALS = {
  consumerKey: 'consumer-key',
  mobileNumber: '+919999999999',
  ucc: 'AB1C2',
  mpin: '123456',
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
};
const LOGINS: Readonly<Record<string, string>> = {
  tradeApiLogin: brokerSample('totp_login.success.json'),
  tradeApiValidate: brokerSample('totp_validate.success.json'),
};

export interface LoneBroker {
  readonly broker: AccountBroker;
  /** What every call is answered with; what `paths` names is answered as in life. */
  answer(text: string, status?: number, paths?: Readonly<Record<string, string>>): void;
  /** How many calls left that were no logins. */
  calls(): number;
  /** Gives a frame to the listener of the feed, as if it had come over the socket. */
  frame(frame: Frame, isBinary: boolean): void;
}

/** An account's connection, all of it but the network: a call is answered with whatever text is wanted. */
export function loneBroker(loginAnswers: Readonly<Record<string, string>> = LOGINS): LoneBroker {
  const clock = hurriedClock();
  let wanted = { text: '', status: 200, paths: loginAnswers };
  let calls = 0;
  let onMessage: ((frame: Frame, isBinary: boolean) => void) | undefined;
  const transport: Transport = async ({ url }) => {
    const usual = Object.entries(wanted.paths).find(([part]) => url.includes(part))?.[1];
    const { text, status } = wanted;
    if (!url.includes('/login/')) calls += 1;
    return usual === undefined
      ? { kind: 'reply', status, headers: {}, bodyText: text }
      : { kind: 'reply', status: 200, headers: {}, bodyText: usual };
  };
  const webSocket = (): Socket => {
    const socket: Socket = {
      on(event: string, listener: (...values: never[]) => void) {
        if (event === 'message') onMessage = listener as typeof onMessage;
        if (event === 'open') queueMicrotask(listener as () => void);
        return socket;
      },
      send: () => {},
      ping: () => {},
      close: () => {},
      terminate: () => {},
    };
    return socket;
  };
  const instruments = {
    read: (client: Parameters<ReturnType<typeof createInstrumentList>['read']>[0]) =>
      // Read anew each time: a list that was read once is kept for the day.
      createInstrumentList(clock).read(client),
  };
  const broker = openKotakBroker(CREDENTIALS, {
    clock,
    instruments,
    options: {
      transport,
      webSocket,
      configUrl: null,
      allowedHosts: ['127.0.0.1'],
      timeouts: TIMEOUTS,
      randomId: () => 'one',
    },
  });
  return {
    broker: { ...broker, clock: () => null },
    answer(text, status = 200, paths = {}) {
      wanted = { text, status, paths: { ...loginAnswers, ...paths } };
    },
    calls: () => calls,
    frame: (frame, isBinary) => onMessage?.(frame, isBinary),
  };
}

/** Between two looks at the clock: longer than logins are held back after some have failed. */
const A_WHILE_MS = 61_000;
/** So long that no call ever comes to an end by it. */
const NEVER_MS = 1e9;
const TIMEOUTS = {
  orderMs: NEVER_MS,
  readingMs: NEVER_MS,
  loginMs: NEVER_MS,
  scripMasterMs: NEVER_MS,
  feedPingMs: NEVER_MS,
};

/** A clock that jumps over every pause (a code of a login is good once), and on which no time-out ever comes. */
function hurriedClock(): Clock {
  let nowMs = NOW_MS;
  let monotonicMs = 0;
  return {
    nowMs: () => nowMs,
    monotonicMs: () => {
      monotonicMs += A_WHILE_MS;
      return monotonicMs;
    },
    setTimer(delayMs, run) {
      if (delayMs === FEED_ACK_MS || delayMs >= NEVER_MS) return () => {};
      nowMs += delayMs;
      setImmediate(run);
      return () => {};
    },
    sleep: async () => {},
    hold: () => () => {},
    park: () => () => {},
  };
}
