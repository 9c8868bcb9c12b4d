import type { Funds } from '../api/queries-funds.ts';

type Line = Funds['lines'][number];

export const funds = {
  title: 'Funds & tomorrow',
  notKnown: 'What is free is not known.',
  enough: (count: string, one: boolean) =>
    one
      ? 'The money for the one waiting order is there.'
      : `The money for all ${count} waiting orders is there.`,
  nothingWaits: (free: string) => `${free} free, and no order waits for money.`,
  short: (missing: string, addBy: string) => `${missing} is missing for the orders that wait${addBy}.`,
  addBy: (at: string) => `; add it by ${at}`,
  problem: 'The funds could not be fetched',
  lastGood: (age: string) => `Below is what was known ${age} ago.`,
  noAccountTitle: 'No account yet',
  noAccountText: 'Funds are those of a broker account.',
  toAccounts: 'To the accounts',
  brokerSays: 'The broker says',
  read: 'Read now',
  readOf: (account: string) => `Read the funds of ${account} now`,
  available: 'Available',
  marginUsed: 'Margin used',
  reserved: 'Reserved for buys',
  free: 'Free for what waits',
  asOf: (at: string, age: string) => `As of ${at}, ${age} ago.`,
  old: (at: string, age: string) => `As of ${at}, ${age} ago. That is old: read now before you rely on it.`,
  neverRead: 'The broker has never told what is free. That is not the same as nothing.',
  failed: (at: string, words: string) => `The reading of ${at} failed: ${words.replace(/\.$/, '')}.`,
  failedKeeps: 'The amounts are the last that the broker told.',
  tomorrow: 'What waits for money',
  tomorrowHint: 'AMO orders first, then the queue, by priority',
  nothing: 'No order waits for money.',
  nothingOurs: 'No order that was placed here waits for money. What else is at the broker is not known.',
  caption:
    'Orders that wait for money, by priority: what each needs, what all down to it need, and whether it fits.',
  columns: {
    order: 'Order',
    stage: 'Where',
    needs: 'Needs',
    cumulative: 'Down to here',
    fits: 'Fits',
    band: 'Price band',
    addBy: 'Add by',
    picture: 'Of what is free',
  },
  stages: { amo: 'At the broker, for the opening', queued: 'In the retry queue' } satisfies Record<
    Line['stage'],
    string
  >,
  blocked: 'its cash is blocked already',
  fits: { yes: 'Fits', no: 'Short', unknown: 'Not known' },
  shortBy: (rupees: string) => `${rupees} missing`,
  total: 'All of them',
  freeLine: (rupees: string) => `${rupees} free`,
  legend: { paid: 'paid for', short: 'not paid for', free: 'what is free' },
  by: (at: string) => `by ${at}`,
  noDay: 'the calendar does not tell',
  shortAll: (rupees: string) => `${rupees} is missing for all of them.`,
  shortBy1: (at: string) => `The first that does not fit needs it by ${at}.`,
  bandsChange:
    'Price bands are those that the broker told last: the exchange sets another one for each trading day.',
  band: {
    short: {
      inside: 'Inside',
      above_band: 'Above the band',
      below_band: 'Below the band',
      unknown: 'Not known',
    } satisfies Record<Line['band']['verdict'], string>,
    limit: (price: string) => `Limit ${price};`,
    triedAt: (price: string) => `Tried from ${price};`,
    told: (band: string, at: string, age: string) => `band ${band}, told ${at}, ${age} ago.`,
    setAnew: 'The exchange sets another one for each trading day.',
    noPrice: 'An order at the market has no limit.',
    notTold: 'The broker has not told it yet.',
    ends: {
      both: (lower: string, upper: string) => `${lower} to ${upper}`,
      from: (lower: string) => `from ${lower}, its upper end is not known`,
      upTo: (upper: string) => `up to ${upper}, its lower end is not known`,
    },
  },
  blocking: {
    title: 'Does the broker block the cash of an AMO at once?',
    setting: {
      yes: 'Set: yes, its figure no longer holds that cash.',
      no: 'Set: no, its figure still holds that cash.',
      unknown: 'Set: not known; the cash is counted as still there, so that nothing is spent twice.',
    },
    measured: {
      yes: (orders: string, before: string, after: string, at: string) =>
        `Measured ${at} with ${orders}: ${before} before, ${after} after. It blocks the cash.`,
      no: (orders: string, before: string, after: string, at: string) =>
        `Measured ${at} with ${orders}: ${before} before, ${after} after. It does not block the cash.`,
    },
    orders: (count: string, one: boolean, value: string) =>
      `${one ? '1 order' : `${count} orders`} worth ${value}`,
    notMeasured: 'It has not been measured yet; the next AMO run does it.',
    suggestion: { yes: 'Set it to “yes” to be exact.', no: 'Set it to “no” to be exact.' },
    change: 'Change it at the account',
  },
} as const;
