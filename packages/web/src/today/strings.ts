import { agreementWords } from '../reconcile/agreement-words.ts';

export const today = {
  title: 'Today',
  notRead: 'The broker has not been read yet. How things stand is not known.',
  notToBeHad: 'Whether our orders agree with the broker’s is not known.',
  notCompared: 'Our orders have not been compared with the broker’s yet.',
  old: (age: string) => `The broker was last read ${age} ago. What stands here may be old.`,
  agree: (count: string, one: boolean) =>
    one ? 'The one order at the broker agrees.' : `All ${count} orders agree with the broker.`,
  ...agreementWords,
  noneAtBroker: 'No order is at the broker.',
  calm: 'Nothing needs you.',
  needs: (count: string, one: boolean) => (one ? '1 order needs you.' : `${count} orders need you.`),
  others: (count: string, one: boolean) => (one ? '1 thing needs you.' : `${count} things need you.`),
  both: (orders: string, oneOrder: boolean, others: string, oneOther: boolean) =>
    `${orders} ${oneOrder ? 'order' : 'orders'} and ${others} other ${oneOther ? 'thing' : 'things'} need you.`,
  figures: (day: string) => `Orders for ${day}`,
  figure: {
    placed: 'Placed',
    filled: 'Filled',
    open: 'Open',
    rejected: 'Rejected',
    unconfirmed: 'Unconfirmed',
    retry: 'In the queue',
    cancelled: 'Cancelled',
  },
  next: 'Next by itself',
  nothingNext: 'Nothing is scheduled.',
  nextNotKnown: 'Not known: Orderwatch does not answer.',
  at: (time: string) => `at ${time} IST`,
  in: (countdown: string) => (countdown === 'now' ? 'now' : `in ${countdown}`),
  noneTitle: 'No orders today',
  noneNext: (label: string, at: string) => `Next: ${label}, ${at}.`,
  noneText:
    'Orders appear here as soon as recommendations are placed, or when you trade in the broker’s app.',
  toRuns: 'Place recommendations',
  rehearse: 'Run a rehearsal day',
  rehearseProblem: 'The rehearsal did not begin',
  problem: 'The orders of today could not be fetched',
  allOrders: 'All orders',
  account: {
    session: (label: string) => `${label}: no session at the broker`,
    sessionText: (problem: string) => `${problem} Nothing can be read or sent before there is one.`,
    stopped: (label: string) => `${label}: placing has stopped`,
    breaker: (label: string) => `${label}: the circuit breaker is open`,
    killed: (label: string) => `${label}: the kill switch is on`,
    killedText: (at: string) => `Nothing has been sent since ${at}.`,
    look: 'Look at the accounts',
  },
  funds: {
    title: (amount: string) => `${amount} is missing for the retry queue`,
    text: (count: string, one: boolean, addBy: string) =>
      `${one ? 'One order waits' : `${count} orders wait`} for money.${addBy}`,
    addBy: (at: string) => ` Add it by ${at} to have it counted.`,
    look: 'Open the queue',
  },
  first: {
    title: 'Finish the set-up',
    putAway: 'Put away',
    done: 'done',
    steps: {
      account: ['Add an account', 'Read-only is enough to begin with.', '/accounts/new'],
      session: [
        'Have its order book read',
        'The test of the login says what is missing.',
        '/settings/accounts',
      ],
      channel: [
        'Be told outside this page',
        'Telegram, e-mail, this browser or a webhook.',
        '/settings/channels',
      ],
      second_factor: [
        'Switch the second factor on',
        'Whoever gets in here can place orders.',
        '/settings/security',
      ],
      backup: [
        'Make a first backup',
        'And copy it to another machine, the key file apart.',
        '/settings/data',
      ],
    },
  },
  money: {
    title: 'Money',
    closed: 'Profit and loss today',
    trades: (count: string, one: boolean) => (one ? '1 finished trade' : `${count} finished trades`),
    noTrade: 'no trade finished',
    open: 'Open positions, if sold now',
    positions: (count: string, one: boolean) => (one ? '1 position' : `${count} positions`),
    noPosition: 'none is open',
    noPrice: 'no price yet',
    partly: (count: string) => `${count} without a price left out`,
    net: 'after charges',
    free: 'Free for orders',
    asOf: (age: string) => `told by the broker ${age} ago`,
    needed: 'Needed by what waits',
    waiting: (count: string, number: number) =>
      number === 0
        ? 'no order waits for money'
        : number === 1
          ? '1 order waits for money'
          : `${count} orders wait for money`,
    short: 'too little is free',
    notKnown: 'not known',
  },
  ribbon: {
    title: 'The day',
    caption: (day: string) => `Sessions and events of ${day}, times in IST`,
    now: 'now',
    noTrading: (why: string) => `No trading on this day: ${why}.`,
    why: { open: '', holiday: 'holiday', weekend: 'weekend', outside_coverage: 'not known to the calendar' },
    asTable: 'The same as a table',
    eventsNotKnown: 'What happened on this day could not be fetched.',
    what: 'What',
    from: 'From',
    until: 'Until',
    session: 'Session',
    event: 'Event',
    kind: 'Kind',
    events: (count: string, one: boolean) => (one ? '1 event' : `${count} events`),
    notAll: (drawn: string, all: string) =>
      `The latest ${drawn} of ${all} events are drawn. Activity has all of them.`,
    beyond: (count: string, one: boolean) =>
      `${one ? '1 event' : `${count} events`} before 08:30 or after 16:00 not drawn.`,
  },
} as const;
