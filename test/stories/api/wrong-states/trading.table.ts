import { always, no, type World, type WrongStates, why } from './wrong-state.ts';

const byOrder = 'for every state of an order: order-states.test.ts';
const position = (suffix: string) => (w: World) => `/user/positions/${w.things.positionId}/${suffix}`;

/** What can be wrong about orders, positions and what is placed. */
export const TRADING_STATES: WrongStates = {
  'POST /api/v1/user/orders': [
    {
      name: 'a share that is not listed',
      body: (w) => ({
        account_id: w.things.accountId,
        symbol: 'NOSUCH',
        side: 'buy',
        quantity: 1,
        limit_price: '10.00',
      }),
      answer: no(400, 'invalid_request', 'not_in_scrip_master'),
      says: /NOSUCH|not list/,
    },
    {
      name: 'a price outside the band',
      body: (w) => ({
        account_id: w.things.accountId,
        symbol: 'CIPLA',
        side: 'buy',
        quantity: 1,
        limit_price: '9999.00',
      }),
      answer: no(400, 'invalid_request', 'price_not_allowed'),
      says: /band/,
    },
    {
      name: 'a sell of what was not bought here',
      body: (w) => ({
        account_id: w.things.accountId,
        symbol: 'CIPLA',
        side: 'sell',
        quantity: 1,
        limit_price: '1400.00',
      }),
      answer: no(409, 'request_refused', 'no_position'),
      says: /only such are sold from here/,
    },
    {
      name: 'a buy of what is held',
      body: (w) => ({
        account_id: w.things.accountId,
        symbol: 'SBIN',
        side: 'buy',
        quantity: 1,
        limit_price: '800.00',
      }),
      answer: no(409, 'request_refused'),
      says: /./,
    },
  ],
  'POST /api/v1/user/orders/sync': always,
  'PATCH /api/v1/user/orders/{id}': byOrder,
  'DELETE /api/v1/user/orders/{id}': byOrder,
  'POST /api/v1/user/orders/{id}/cancel': byOrder,
  'POST /api/v1/user/orders/{id}/retry': byOrder,
  'POST /api/v1/user/orders/{id}/resolve': byOrder,
  'POST /api/v1/user/orders/{id}/care': byOrder,
  'POST /api/v1/user/retry-queue/bulk': 'it answers for each order by itself, as the order would',
  'PUT /api/v1/user/retry-queue/order': [
    {
      name: 'an order that is not in the queue',
      body: (w) => ({ account_id: w.things.accountId, order_ids: [w.things.orderId] }),
      answer: no(409, 'wrong_state', 'not_queued'),
      says: /no longer in the queue. Look at it again/,
    },
  ],
  'POST /api/v1/user/positions/{id}/resume': [
    {
      name: 'a position that is not held',
      address: position('resume'),
      answer: no(409, 'wrong_state', 'not_held'),
      says: /not held: the machine sells it/,
    },
  ],
  'POST /api/v1/user/positions/{id}/hold': [
    {
      name: 'a position that is held for a weightier reason',
      arrange: async ({ day, ...w }) => {
        await w.ask('POST', position('hold')({ day, ...w }), { reason: why });
        await day.database.db
          .updateTable('positions')
          .set({
            sell_hold: JSON.stringify({
              by: 'corporate_action',
              sinceMs: 0,
              untilDay: null,
              reason: 'a split',
            }),
          })
          .execute();
      },
      address: position('hold'),
      body: () => ({ reason: why }),
      answer: no(409, 'wrong_state', 'held_already'),
      says: /settled first/,
    },
  ],
  'POST /api/v1/user/positions/{id}/adjust': 'asked days after the buy: see the test of the table',
  'POST /api/v1/user/positions/{id}/settle-sale': [
    {
      name: 'a sale that is in no question',
      address: position('settle-sale'),
      body: (w) => ({ order_id: w.things.orderId, of_position: 1 }),
      answer: no(409, 'wrong_state', 'no_unresolved_sale'),
      says: /Nothing about that sale is open/,
    },
    {
      name: 'an order that is not there',
      address: position('settle-sale'),
      body: () => ({ order_id: 'ord_none', of_position: 1 }),
      answer: no(404, 'order_not_found', 'order_not_found'),
      says: /no such order/,
    },
  ],
  'POST /api/v1/user/recommendations': [
    { name: 'an empty file', body: () => '\n', answer: no(400, 'invalid_file'), says: /./ },
    {
      name: 'a file without the columns',
      body: () => 'a,b\n1,2\n',
      answer: no(400, 'invalid_file'),
      says: /column/,
    },
    {
      name: 'rows that are no texts',
      body: () => ({ rows: [{ ticker: 5 }] }),
      answer: no(400, 'invalid_request'),
      says: /texts as values/,
    },
    {
      name: 'an unknown part',
      body: () => ({ rows: [{ ticker: 'A' }], extra: 1 }),
      answer: no(400, 'invalid_request'),
      says: /texts/,
    },
    {
      name: 'text with a NUL',
      body: () => 'ticker,status\nSB\0IN.NS,success\n',
      answer: no(400, 'invalid_file'),
      says: /./,
    },
  ],
  'POST /api/v1/user/placement-runs': [
    {
      name: 'no file is named, and the account has no path',
      body: (w) => ({ account_id: w.things.accountId, dry_run: true }),
      answer: no(400, 'invalid_request'),
      says: /no path to read one from/,
    },
    {
      name: 'a file that is not there',
      body: (w) => ({ account_id: w.things.accountId, recommendations_id: 'rec_none', dry_run: true }),
      answer: no(404, 'recommendations_not_found'),
      says: /no such recommendation file/,
    },
  ],
  'POST /api/v1/user/prices': [
    { name: 'JSON', body: () => ({ rows: [] }), answer: no(400, 'invalid_file'), says: /text\/csv/ },
    { name: 'another table', body: () => 'a,b\n1,2\n', answer: no(400, 'invalid_file'), says: /./ },
  ],
};
