export const slippage = {
  title: 'Fills against their limits',
  show: 'Fills against their limits, as a picture',
  problem: 'The fills could not be fetched',
  none: 'None of these orders has a fill and a limit to compare.',
  about: (count: string, one: boolean, better: string, worse: string) =>
    `${one ? '1 order' : `${count} orders`} with a fill and a limit: ${better} better than the limit, ${worse} worse.`,
  capped: (count: string) => `Only the first ${count} orders of the list are looked at.`,
  chartLabel: (about: string) =>
    `The distance of each average fill from its limit in percent, by the limit. ${about}`,
  axis: 'Across: the limit in rupees. Up: the average fill above it, in percent of it; down: below it.',
  buys: 'Buy: below the line is better',
  sells: 'Sell: above the line is better',
  asTable: 'The same as a table',
  caption: 'Orders with limit, average fill, and the distance between them',
  columns: { order: 'Order', limit: 'Limit', average: 'Avg fill', slippage: 'Slippage' },
  percent: (percent: string) => `${percent} %`,
} as const;
