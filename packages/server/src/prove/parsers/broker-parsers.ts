import { makeClientTag, type OrderRequest, paise, parseBrokerOrderId } from '@orderwatch/core';
import { type LoneBroker, loneBroker } from './lone-broker.ts';
import type { Parser } from './parser.ts';
import { brokerSample } from './samples.ts';

type Reading = LoneBroker['broker']['reading'];
type Placing = NonNullable<LoneBroker['broker']['placing']>;

const NUMBER = parseBrokerOrderId('250122000612345') ?? raise('no number of an order');
const TAG = makeClientTag('T1', new Uint8Array(7));
const REQUEST: OrderRequest = {
  side: 'buy',
  instrument: {
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol: 'IDEA',
    series: 'EQ',
    tradingSymbol: 'IDEA-EQ',
    token: '14366',
    isin: null,
  },
  quantity: 10,
  orderType: 'limit',
  limitPrice: paise(905),
  triggerPrice: null,
  variety: 'amo',
  validity: 'day',
  product: 'CNC',
  disclosedQuantity: 0,
};
const GO = () => ({ ok: true }) as const;
const KINDS: readonly string[] = ['complete', 'empty', 'partial', 'failed'];
const STATUSES = [200, 200, 200, 200, 201, 400, 401, 403, 424, 429, 500, 503];
/** A connection lives long in life, but a leak in one must not be hidden by the next. */
const INPUTS_EACH = 2_000;

/** One of the broker's answers, as the whole way from its bytes to our words reads it. */
function reader(
  name: string,
  samples: readonly string[],
  ask: (reading: Reading) => Promise<{ readonly kind: string }>,
  paths: Readonly<Record<string, string>> = {},
): Parser {
  const connection = reusing();
  return {
    name,
    samples: samples.map(brokerSample),
    async read(text, draw) {
      const lone = connection();
      lone.answer(text, STATUSES[draw(STATUSES.length)], paths);
      const reading = await ask(lone.broker.reading);
      return KINDS.includes(reading.kind) ? judgeNumbers(reading) : `A reading of the kind ${reading.kind}`;
    },
  };
}

function sender(
  name: string,
  sample: string,
  ask: (placing: Placing) => ReturnType<Placing['placeOrder']>,
): Parser {
  const connection = reusing();
  return {
    name,
    samples: [sample, 'errors.json', 'modify_cancel.already_complete.error.json'].map(brokerSample),
    async read(text, draw) {
      const lone = connection();
      lone.answer(text, STATUSES[draw(STATUSES.length)]);
      const before = lone.calls();
      const outcome = await ask(lone.broker.placing ?? raise('a connection without placing'));
      const hasLeft = lone.calls() > before;
      if (hasLeft === (outcome.kind === 'not_sent'))
        return `It says ${outcome.kind} of what ${hasLeft ? 'left' : 'never left'}`;
      const isAccepted = outcome.kind === 'accepted';
      return isAccepted && parseBrokerOrderId(outcome.brokerOrderId) === undefined
        ? `It was accepted with no number: ${outcome.brokerOrderId.slice(0, 100)}`
        : null;
    },
  };
}

const SCRIP_PATHS = { 'file-paths': brokerSample('scrip_master_paths.json') };
const QUOTED = [{ segment: 'nse_cm', token: '14366' }] as const;

/** Everything that the broker says. */
export const BROKER_PARSERS: readonly Parser[] = [
  reader('order book', ['order_report.json', 'order_report.empty.json', 'errors.json'], (r) =>
    r.readOrders(),
  ),
  reader('one order', ['order_report.by_id.json'], (r) => r.readOrder(NUMBER)),
  reader(
    'history of an order',
    ['complete.json', 'rejected.json', 'amo.json', 'not_api_order.error.json'].map(
      (name) => `order_history.${name}`,
    ),
    (r) => r.readHistory(NUMBER),
  ),
  reader('trade book', ['trade_report.json', 'trade_report.empty.json'], (r) => r.readTrades()),
  reader('positions', ['positions.json', 'positions.empty.json'], (r) => r.readPositions()),
  reader('holdings', ['holdings.json', 'holdings.empty.json'], (r) => r.readHoldings()),
  reader('limits', ['limits.json'], (r) => r.readFunds()),
  reader('margin', ['check_margin.ok.json', 'check_margin.insufficient.json'], (r) => r.checkMargin(REQUEST)),
  reader('quotes', ['quotes.all.json'], (r) => r.readQuotes(QUOTED)),
  reader('list of shares', ['scrip_master.nse_cm-v1.csv'], (r) => r.readInstruments(), SCRIP_PATHS),
  reader('paths of the lists', ['scrip_master_paths.json'], (r) => r.readInstruments()),
  sender('answer to placing', 'place_order.success.json', (p) => p.placeOrder(REQUEST, TAG, GO)),
  sender('answer to changing', 'modify_order.success.json', (p) => p.modifyOrder(TARGET, CHANGE, GO)),
  sender('answer to cancelling', 'cancel_order.success.json', (p) => p.cancelOrder(TARGET, GO)),
  {
    name: 'answers to logging in',
    samples: [brokerSample('totp_validate.success.json'), brokerSample('totp_login.success.json')],
    async read(text, draw) {
      const step = draw(2) === 0 ? 'tradeApiLogin' : 'tradeApiValidate';
      const lone = loneBroker({ tradeApiLogin: brokerSample('totp_login.success.json'), [step]: text });
      if (step === 'tradeApiLogin') lone.answer(brokerSample('totp_validate.success.json'));
      const { ok, steps } = await lone.broker.login();
      const { sessionExpiresAtMs } = lone.broker.session();
      const isMoment = sessionExpiresAtMs === null || Math.abs(sessionExpiresAtMs) < 8.64e15;
      await lone.broker.close();
      if (!isMoment) return `A session that ends at ${sessionExpiresAtMs}`;
      return ok || steps.some((one) => !one.ok) ? null : 'A login that failed at no step';
    },
  },
  feedParser(),
];

const TARGET = { brokerOrderId: NUMBER, tradingSymbol: 'IDEA-EQ', variety: 'regular' } as const;
const CHANGE = {
  quantity: 10,
  limitPrice: paise(905),
  triggerPrice: null,
  validity: 'day',
  orderType: 'limit',
  disclosedQuantity: 0,
} as const;

/** Frames as text and as bytes; each is an order, a sign of life, or told as one that could not be read. */
function feedParser(): Parser {
  const frames: unknown = JSON.parse(
    brokerSample('orderfeed.frames.json').replaceAll(/(:\s*)(\d{16,})/g, '$1"$2"'),
  );
  const samples = (Array.isArray(frames) ? frames : []).map((frame) => JSON.stringify(frame));
  let opened: Promise<LoneBroker> | undefined;
  return {
    name: 'frames of the feed',
    samples: [...samples, brokerSample('orderfeed.bad_frame.json')],
    async read(text, draw) {
      opened ??= openFeed();
      const lone = await opened;
      const isBinary = draw(2) === 0;
      lone.frame(isBinary ? Buffer.from(text, draw(2) === 0 ? 'utf8' : 'latin1') : text, isBinary);
      return null;
    },
  };
}

async function openFeed(): Promise<LoneBroker> {
  const lone = loneBroker();
  lone.answer('{}');
  await lone.broker.keepSession();
  lone.broker.reading.subscribeFeed({ onOrder: () => {}, onState: () => {}, onBadFrame: () => {} });
  // The socket is opened some turns later.
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  lone.frame('{"ak":"ok","type":"cn","task":"cn","msg":"connected"}', false);
  return lone;
}

function reusing(): () => LoneBroker {
  let lone = loneBroker();
  let inputs = 0;
  return () => {
    inputs += 1;
    if (inputs % INPUTS_EACH === 0) lone = loneBroker();
    return lone;
  };
}

/** No number that came through may be one that counting or a database would choke on. */
function judgeNumbers(reading: { readonly kind: string }): string | null {
  const rows: unknown = 'rows' in reading ? reading.rows : 'value' in reading ? [reading.value] : [];
  for (const row of Array.isArray(rows) ? rows : []) {
    for (const [name, value] of Object.entries(Object(row))) {
      if (typeof value === 'number' && !Number.isFinite(value)) return `${name} is ${value}`;
      if (/qty|quantity/i.test(name) && typeof value === 'number' && !Number.isSafeInteger(value))
        return `${name} is ${value}`;
    }
  }
  return null;
}

function raise(words: string): never {
  throw new Error(words);
}
