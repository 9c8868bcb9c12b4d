export const newOrder = {
  button: 'New order',
  title: 'A limit order of your own',
  explains:
    'It passes the same checks as every other order of the account, and waits in the retry queue when the money is short.',
  limitOnly:
    'Limit orders only. Kotak turns an order at the market that comes from a program into a limit order near the last price, and it may rest unfilled. For a price that fills at once, name a limit a little above the last price to buy, or below it to sell.',
  account: 'Account',
  side: 'Side',
  symbol: 'Symbol at NSE',
  quantity: 'Shares',
  price: 'Limit price in rupees',
  managed: 'Sell what it buys by the targets of the account',
  sellsOwn: 'Only shares that were bought here are sold from here, and never more than the position owns.',
  notASymbol: 'The exchange’s name of the share, such as RELIANCE or M&M, without a series.',
  review: 'Look it over',
  reviewTitle: 'Place this order?',
  reviewText: 'It counts as placed when the broker’s order book shows it.',
  keep: 'Change it',
  confirm: { buy: 'Buy', sell: 'Sell' },
  deal: (side: string, quantity: string, symbol: string, price: string, value: string) =>
    `${side} ${quantity} ${symbol} at ${price}, ${value}`,
  free: (rupees: string) => `${rupees} are free in the account.`,
  short: (rupees: string) => `${rupees} more than is free: it would wait in the retry queue.`,
  sendsNow: (phase: string) => `The market is “${phase}”: it is sent at once if the checks pass.`,
  refusedNow: (phase: string) =>
    `The market is “${phase}” and takes no orders at this moment: it is refused, and the answer says until when.`,
} as const;
