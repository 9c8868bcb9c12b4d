import type { Order } from '../api/types.ts';

type Useful = NonNullable<NonNullable<Order['reason']>['retry_useful']>;

export const places = {
  explains: 'What stands first gets the money first. Draw a row by its grip, or use the arrows.',
  reset: 'As recommended',
  pending: 'Changing the order …',
  problem: 'The order of the queue was not changed',
  drag: 'Draw to another place',
  up: (symbol: string, place: string) => `Move ${symbol} up; it is number ${place}`,
  down: (symbol: string, place: string) => `Move ${symbol} down; it is number ${place}`,
} as const;

export const queue = {
  title: 'Retry queue',
  sentence: (count: string, one: boolean, worth: string) =>
    `${one ? '1 order waits' : `${count} orders wait`} to be tried again${worth}.`,
  worth: (rupees: string) => `, ${rupees} in all`,
  none: 'Nothing waits to be tried again.',
  notRead: 'The broker has not been read yet. Whether something waits is not known.',
  explains:
    'What could not be placed for a reason that may pass waits here, until 15:30 of the trading day after it first failed.',
  onlySchedules: (phase: string) =>
    `The market is “${phase}” and takes no orders at this moment: Retry only schedules, and the answer says when.`,
  problem: 'The queue could not be fetched',
  lastGood: (age: string) => `Below is what was known ${age} ago.`,
  emptyTitle: 'The queue is empty',
  emptyText:
    'Orders that could not be placed for want of money, or because a service was down, come here by themselves.',
  unknownTitle: 'Whether something waits is not known',
  unknownText: 'The broker has not answered yet. This is not the same as an empty queue.',
  others: 'Failed or rejected, and not queued',
  othersText: 'They are not tried by themselves. Retry takes one up again; Drop ends it.',
  columns: {
    order: 'Order',
    reason: 'Reason',
    attempts: 'Tries',
    next: 'Next try',
    needed: 'Money',
    useful: 'Does a retry help?',
    actions: 'Actions',
  },
  caption: 'Orders that wait for another try. Times are IST, amounts in rupees.',
  useful: {
    yes: 'Yes, it may pass',
    after_change: 'Only after a change',
    no: 'No, it will fail again',
    unknown: 'Not known',
  } satisfies Record<Useful | 'unknown', string>,
  passesBand: 'Its price may pass now.',
  bandNotTold: 'Not known: no price band was told since the refusal.',
  outsideBand: 'Not by the price band that is known.',
  tried: (count: string) =>
    count === '0' ? 'not sent yet' : count === '1' ? 'tried once' : `tried ${count} times`,
  first: (at: string) => `first failed ${at}`,
  lastTry: (at: string) => `last tried ${at}`,
  byHand: 'only by hand',
  in: (countdown: string) => (countdown === 'now' ? 'now' : `in ${countdown}`),
  expires: (at: string, left: string) => `expires ${at}, ${left === 'now' ? 'now' : `${left} left`}`,
  provisional: 'by weekday: the calendar does not reach that far',
  needs: (rupees: string) => `needs ${rupees}`,
  freeIs: (rupees: string, at: string) => `${rupees} free, ${at}`,
  leftFor: (rupees: string) => `${rupees} left for it, after those before it`,
  freeNotKnown: 'what is free is not known',
  atLastTry: 'at the last try',
  missing: (rupees: string) => `${rupees} missing`,
  notKnown: 'not known',
  covered: 'the money is there',
} as const;
