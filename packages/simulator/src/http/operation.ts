/** What a caller of the REST API can ask for, in our words. */
export const HTTP_OPERATIONS = [
  'login',
  'validate',
  'config',
  'client_ip',
  'place',
  'modify',
  'cancel',
  'exit_cover',
  'exit_bracket',
  'orders',
  'order',
  'history',
  'trades',
  'positions',
  'holdings',
  'limits',
  'margin',
  'quotes',
  'scrip_paths',
  'scrip_file',
  'bhavcopy',
] as const;
export type HttpOperation = (typeof HTTP_OPERATIONS)[number];

/** The calls that answer with a list of rows under `data`. */
export const ROW_OPERATIONS: readonly HttpOperation[] = [
  'orders',
  'order',
  'history',
  'trades',
  'positions',
  'holdings',
];
