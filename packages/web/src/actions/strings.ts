import type { OrderAction } from './which-actions.ts';

interface ActionWords {
  readonly button: string;
  readonly title: string;
  readonly confirm: string;
  readonly text: string;
  /** Beside the state while the broker has not settled it. */
  readonly waiting: (at: string) => string;
}

export const actions: Readonly<Record<OrderAction, ActionWords>> = {
  retry: {
    button: 'Retry',
    title: 'Try this order again?',
    confirm: 'Retry now',
    text: 'The quantity is sized anew, and every check is made again before anything is sent.',
    waiting: (at) => `Retry asked for at ${at}, waiting for the answer`,
  },
  cancel: {
    button: 'Cancel',
    title: 'Cancel this order?',
    confirm: 'Cancel the order',
    text: 'The broker is asked to cancel it. It counts as cancelled when the order book says so; a fill can be faster.',
    waiting: (at) => `Cancel sent ${at}, waiting for the broker`,
  },
  modify: {
    button: 'Change',
    title: 'Change this order?',
    confirm: 'Change the order',
    text: 'The broker is asked for the new values. They count when the order book shows them.',
    waiting: (at) => `Change sent ${at}, waiting for the broker`,
  },
  drop: {
    button: 'Drop',
    title: 'Drop this order?',
    confirm: 'Drop the order',
    text: 'It will not be tried again. It is not at the broker, so nothing is cancelled there.',
    waiting: (at) => `Drop asked for at ${at}, waiting for the answer`,
  },
};

export const act = {
  of: (action: string, what: string) => `${action} ${what}`,
  atLimit: (price: string) => ` at ${price}`,
  atMarket: ' at the market price',
  worth: (rupees: string) => `, ${rupees}`,
  keep: 'Leave it as it is',
  close: 'Close',
  problem: 'It was not done',
  done: 'Done.',
  under: 'Asked for. Waiting for the answer.',
  onlySchedules: (phase: string) =>
    `The market is “${phase}” and takes no orders at this moment. Retry only schedules this one, and the answer says when it is tried.`,
  sendsNow: (phase: string) => `The market is “${phase}”: it is sent at once if the checks pass.`,
  price: 'Limit price in rupees',
  quantity: 'Quantity, in all',
  quantityHint: (filled: string) => `${filled} of it are filled already.`,
  notAPrice: 'A price is rupees with at most two decimals, such as 2450.50.',
  notAQuantity: 'A quantity is a whole number of shares.',
  belowFilled: (filled: string) => `More than the ${filled} that are filled.`,
  unchanged: 'Nothing is changed yet.',
  becomes: (before: string, after: string) => `${before} becomes ${after}.`,
} as const;

export const bulk = {
  selected: (count: string, one: boolean) => (one ? '1 order selected' : `${count} orders selected`),
  select: (what: string) => `Select ${what}`,
  selectAll: 'Select all that are shown',
  clear: 'Clear the selection',
  button: (action: string, count: string) => `${action} ${count}`,
  title: {
    retry: (count: string, one: boolean) =>
      one ? 'Try this order again?' : `Try these ${count} orders again?`,
    drop: (count: string, one: boolean) => (one ? 'Drop this order?' : `Drop these ${count} orders?`),
  },
  text: {
    retry: 'Each is sized anew and checked again by itself; what cannot be sent stays in the queue.',
    drop: 'None of them will be tried again. They are not at the broker, so nothing is cancelled there.',
  },
  confirm: {
    retry: (count: string, one: boolean) => (one ? 'Retry now' : `Retry ${count} now`),
    drop: (count: string, one: boolean) => (one ? 'Drop the order' : `Drop ${count}`),
  },
  total: (rupees: string) => `${rupees} in all`,
  noTotal: 'Some have no price, so there is no total.',
  states: {
    done: 'Done',
    refused: 'Refused',
    failed: 'What came of it is not known',
    queued: 'Asked for',
    working: 'Asked for',
  },
} as const;
