export const states = {
  title: 'How orders move',
  back: 'Orders',
  link: 'How orders move',
  explains:
    'The states of an order with the orders for today and later. A state opens the list of its orders; when you point at one, every way out of it is drawn.',
  problem: 'The states could not be fetched',
  picture: 'The picture',
  list: 'States, with the orders for today and later',
  stateWith: (word: string, count: string, one: boolean) => `${word}: ${one ? '1 order' : `${count} orders`}`,
  table: 'The same as a table',
  tableCaption: 'Each state with its meaning and what may become of it',
  columns: {
    state: 'State',
    meaning: 'Meaning',
    orders: 'Orders',
    next: 'May become',
    corrected: 'Corrected to',
  },
  end: 'nothing: it is over',
  none: '–',
  corrections:
    'Corrections are made only where the broker proves that it was otherwise, for one a fill that beat a cancel. They raise an alert.',
  path: {
    title: 'Its way through the states',
    asPicture: 'As a picture',
    label: 'All states, with those of this order numbered in turn',
    visited: (word: string, turns: string) => (turns === '' ? `${word}: not reached` : `${turns}. ${word}`),
    whole: 'What the states mean',
  },
} as const;
