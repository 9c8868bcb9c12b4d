import type { Divergence } from '../api/queries-reconcile.ts';

type Verdict = Divergence['verdict'];
type Field = Divergence['differs'][number];

export const reconcile = {
  title: 'Reconcile',
  notRead: 'The broker has not been read yet. Whether the books agree is not known.',
  none: 'The broker’s book shows no order, and none is missing.',
  agree: (count: string, one: boolean) =>
    one ? 'The one order agrees with the broker.' : `All ${count} orders agree with the broker.`,
  agreeToo: (count: string, one: boolean) =>
    one ? '1 order agrees with the broker.' : `${count} orders agree with the broker.`,
  awaited: (count: string, one: boolean) =>
    one
      ? 'The broker took 1 order that its book has not shown yet.'
      : `The broker took ${count} orders that its book has not shown yet.`,
  differ: (count: string, one: boolean) =>
    one ? '1 order does not agree with the broker.' : `${count} orders do not agree with the broker.`,
  explains:
    'What the broker shows and what is kept here, order by order. Nothing on this page sends an order, and nothing disappears from it by itself before it is explained.',
  problem: 'The comparison could not be fetched',
  counters: 'How the books compare',
  counter: {
    agree: 'Agree',
    awaited: 'Not shown yet',
    differ: 'Differ',
    unknown: 'Unknown to us',
    missing: 'Missing at broker',
    unconfirmed: 'Unresolved',
  },
  showAll: 'Show all',
  showing: (word: string, count: string) => `Only “${word}”: ${count}`,
  filteredTitle: 'None of these now',
  filteredText: 'Others may be there.',
  emptyTitle: 'Nothing to compare',
  emptyText: 'The broker’s book is empty, and no order here waits for it.',
  unknownTitle: 'Whether the books agree is not known',
  unknownText: 'The broker has not answered yet. This is not the same as agreeing.',
  attention: 'Does not agree',
  agreeing: 'Agrees',
  awaiting: 'Taken by the broker, not in its book yet',
  awaitingText:
    'The broker answered that it took these orders. A new order appears in its book some seconds later; until then nothing is known of how it stands.',
  awaitingCaption: 'Orders that the broker took and its book has not shown yet',
  agreeingCaption: 'Orders on which both books agree',
  verdicts: {
    agrees: 'Agrees',
    not_shown_yet: 'Not shown yet',
    broker_newer: 'Broker is ahead',
    unknown_to_us: 'Unknown to us',
    missing_at_broker: 'Missing at broker',
    unconfirmed: 'Unconfirmed',
    anomaly: 'Contradiction',
  } satisfies Record<Verdict, string>,
  meanings: {
    agrees: 'Both books say the same.',
    not_shown_yet: 'The broker answered that it took the order. Its book has not shown it yet.',
    broker_newer: 'The broker has shown something that is not taken over here yet. The next reading does it.',
    unknown_to_us:
      'The broker has an order that nobody placed here. It was made in the broker’s app, or by another program.',
    missing_at_broker:
      'A complete book of the broker lacks it. Our state stays as it is until there is evidence.',
    unconfirmed:
      'It was sent, and no answer can be trusted. It cannot be dismissed: only evidence or your decision ends it.',
    anomaly: 'The broker shows something that contradicts what is proven. It was kept, and changed nothing.',
  } satisfies Record<Verdict, string>,
  candidateMeaning:
    'It looks like an order of ours whose answer was lost. Settle that one; it offers this one.',
  since: (at: string, age: string) => `since ${at}, ${age}`,
  columns: {
    field: 'Field',
    order: 'Order',
    broker: 'Broker says',
    ours: 'We say',
    seen: 'Shown',
    step: 'Step',
  },
  compareOf: (deal: string) => `${deal}: broker and us`,
  fields: {
    status: 'State',
    quantity: 'Quantity',
    filled: 'Filled',
    limit_price: 'Limit price',
    average_price: 'Average price',
  } satisfies Record<Field, string>,
  differs: 'differs',
  nothing: 'nothing',
  notShown: 'not shown yet',
  byOther: 'not in its book',
  nothingShown: 'The broker has shown nothing of it.',
  seen: (at: string, age: string) => `Shown ${at}, ${age} ago`,
  feedOnly: 'by the order feed alone; the book has not confirmed it',
  number: (number: string) => `Broker’s number ${number}`,
  noNumber: 'Broker’s number not known',
  actions: {
    look_again: 'Look again',
    resolve: 'Settle it',
    take_under_care: 'Take under our care',
    leave_alone: 'Leave it alone again',
    confirm_other_program: 'I know that program',
  },
  of: (action: string, deal: string) => `${action}: ${deal}`,
  looked: 'The broker was read',
  lookFailed: 'The reading did not happen',
  closeMessage: 'Close this message',
  resolve: {
    title: 'What became of this order?',
    text: 'Look into the broker’s app, then decide. Nothing is sent by that, and your words are kept in the history.',
    offered: 'It became this order at the broker',
    notPlaced: 'It was never placed',
    notPlacedText:
      'Taken at the earliest two minutes after it was sent, and after a complete reading of the book since.',
    other: 'It became another order, with this number',
    number: 'The broker’s order number',
    notANumber: 'An order number has 10 to 20 digits.',
    candidate: (number: string, deal: string, at: string) => `${number}: ${deal}, entered ${at}`,
    otherPrice: 'at another price',
    filled: (filled: string) => `${filled} filled`,
    noCandidates: 'The broker’s book shows no order that could be it.',
    candidatesProblem: 'The candidates could not be fetched',
    reason: 'How you know',
    reasonHint: 'At least three characters; it stays in the history.',
    confirm: 'Settle it',
    legend: 'Your decision',
  },
  care: {
    title: 'Take what it buys under our care?',
    text: 'Its shares are sold at our targets like those that were bought here. The order itself is not changed.',
    reason: 'Why',
    confirm: 'Take under our care',
  },
  leave: {
    title: 'Leave this order alone again?',
    text: 'What it buys from now on is yours to look after: nothing is sold of it here. The order itself is not changed.',
    reason: 'Why',
    confirm: 'Leave it alone',
  },
  program: {
    title: 'Another program places orders in this account',
    text: 'Placing was stopped. If you know the program and want both to go on, say so. The next order that nobody explains stops placing again.',
    reason: 'Which program it is',
    confirm: 'Go on placing',
  },
  sales: {
    title: 'Sales whose shares are in doubt',
    text: 'You sold by hand while the account held more shares than the position. Nothing says whose they were, so the position is not sold until you do.',
    sold: (quantity: string, day: string) =>
      `Sold by hand on ${day}: ${quantity} so far counted as the position’s`,
    button: 'Say whose they were',
    dialogTitle: 'How many were the position’s?',
    dialogText: 'The rest were your other shares. Nothing is sent by that.',
    ofPosition: 'Shares of the position',
    notACount: (most: string) => `A whole number from 0 to ${most}.`,
    confirm: 'Settle the sale',
    sizes: (sold: string, symbol: string, owned: string) =>
      `${sold} ${symbol} sold by hand; the position held ${owned} of them at most`,
    about: (symbol: string, quantity: string) => `Sale by hand of ${symbol}; the position holds ${quantity}`,
  },
  reading: {
    title: 'Last complete readings',
    complete: (at: string, age: string) => `complete at ${at}, ${age} ago`,
    never: 'never completely read',
    failing: 'The last reading after it was not complete, and nothing was concluded from it.',
    holdings: (at: string) => `Holdings compared ${at}`,
    holdingsAgree: (count: string, one: boolean) =>
      one ? 'the one position agrees' : `all ${count} positions agree`,
    holdingsNever: 'Holdings have not been compared yet; that is done after the close.',
    owned: 'We say',
    held: 'Broker holds',
    position: 'Position',
    verdict: 'Verdict',
    notTold: 'not told',
    verdicts: { agrees: 'Agrees', holdings_disagree: 'Differs', unknown: 'Not known' },
    holdingsCaption: 'Positions beside holdings, from the last comparison',
  },
} as const;
