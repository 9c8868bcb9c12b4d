export const palette = {
  title: 'Search and go',
  hint: 'A page, a symbol, an order number, an action',
  act: (action: string, symbol: string) => `${action} ${symbol}…`,
  view: (name: string) => `Orders: ${name}`,
  setting: (name: string) => `Settings: ${name}`,
  groups: { order: 'This order', pages: 'Pages', settings: 'Settings', views: 'Views', orders: 'Orders' },
  results: 'Results',
  nothing: 'Nothing fits.',
  searching: 'Searching',
} as const;
