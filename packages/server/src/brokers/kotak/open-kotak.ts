import type { Clock } from '@orderwatch/clock';
import { REQUESTS_PER_SECOND_PACE } from '@orderwatch/core';
import {
  type Credentials,
  createKotakNeo,
  type KotakNeo,
  type KotakNeoOptions,
  type LoginError,
} from 'kotak-neo';
import type { LoginReport } from '../../desk/desk.ts';
import type { AccountBroker, SessionState } from '../account-broker.ts';
import type { InstrumentList } from './instrument-list.ts';
import { kotakBroker, kotakReadings } from './kotak-port.ts';

export interface KotakConnection {
  readonly clock: Clock;
  readonly instruments: InstrumentList;
  /** Where to connect, and by which transport and sockets. */
  readonly options: Omit<KotakNeoOptions, 'credentials' | 'clock'>;
}

/** An account's broker but for the clock, which is read off the wire. */
type OpenedKotak = Omit<AccountBroker, 'clock'>;

/** For accounts that may place: demo and paper (against a simulator) and live. */
export function openKotakBroker(credentials: Credentials, connection: KotakConnection): OpenedKotak {
  const client = connect(credentials, connection);
  const placing = kotakBroker(client, connection.instruments, () => connection.clock.nowMs());
  return { ...sessionOf(client, connection.clock), reading: placing, placing };
}

/** For read-only accounts: what could send an order is not built. */
export function openReadOnlyKotak(credentials: Credentials, connection: KotakConnection): OpenedKotak {
  const client = connect(credentials, connection);
  return {
    ...sessionOf(client, connection.clock),
    reading: kotakReadings(client, connection.instruments, () => connection.clock.nowMs()),
    placing: null,
  };
}

function connect(credentials: Credentials, { clock, options }: KotakConnection): KotakNeo {
  const limits = { ordersPerSecond: REQUESTS_PER_SECOND_PACE, ...options.limits };
  return createKotakNeo({ ...options, limits, credentials, clock });
}

function sessionOf(client: KotakNeo, clock: Clock): Omit<OpenedKotak, 'reading' | 'placing'> {
  let loggingIn: ReturnType<KotakNeo['login']> | undefined;
  let problem: LoginError | undefined;

  async function login() {
    loggingIn ??= client.login();
    const mine = loggingIn;
    const result = await mine;
    if (loggingIn === mine) loggingIn = undefined;
    problem = result.ok ? undefined : result.error;
    return result;
  }

  function state(): SessionState {
    const facts = client.session();
    const ready = facts !== undefined && facts.expiresAtMs > clock.nowMs();
    const shared = {
      sessionExpiresAtMs: facts?.expiresAtMs ?? null,
      sessionProblem: ready ? null : (problem?.words ?? null),
    };
    if (loggingIn !== undefined) return { session: 'logging_in', ...shared };
    if (ready) return { session: 'ready', ...shared };
    if (problem === undefined) return { session: 'none', ...shared };
    return { session: problem.kind === 'login_blocked' ? 'blocked' : 'failed', ...shared };
  }

  return {
    session: state,
    keepSession: async () => void (await login()),
    close: () => client.close(),
    async login(): Promise<LoginReport> {
      const result = await login();
      if (!result.ok) return { ok: false, steps: failedSteps(result.error) };
      const steps = [
        { step: 'totp', ok: true, detail: 'The one-time code was accepted' },
        { step: 'mpin', ok: true, detail: 'The MPIN was accepted' },
        ...(await tryReadings(client)),
      ];
      return { ok: steps.every((step) => step.ok), steps };
    },
  };
}

/** A session that cannot read is of no use: the report says so at once. */
async function tryReadings(client: KotakNeo): Promise<LoginReport['steps']> {
  const [book, funds] = await Promise.all([client.readOrderBook(), client.readLimits()]);
  return [
    book.kind === 'failed'
      ? { step: 'order_book', ok: false, detail: book.why.words }
      : { step: 'order_book', ok: true, detail: 'The order book can be read' },
    funds.kind === 'failed'
      ? { step: 'funds', ok: false, detail: funds.why.words }
      : { step: 'funds', ok: true, detail: 'The funds can be read' },
  ];
}

function failedSteps(error: LoginError): LoginReport['steps'] {
  switch (error.kind) {
    case 'wrong_totp':
    case 'no_totp':
      return [{ step: 'totp', ok: false, detail: error.words }];
    case 'wrong_mpin':
      return [
        { step: 'totp', ok: true, detail: 'The one-time code was accepted' },
        { step: 'mpin', ok: false, detail: error.words },
      ];
    default:
      return [{ step: 'login', ok: false, detail: error.words }];
  }
}
