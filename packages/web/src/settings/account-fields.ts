import type { AccountSectionWords } from './field.ts';

const NEXT_RUN =
  'A change holds at once: for the next placement run, and not for orders that are at the broker.';

/** Every setting of an account, with what it does in plain words. */
export const accountSections = {
  schedule: {
    explains:
      'Times are in India, on trading days. What the desk does beside is fixed to the hours of the exchange.',
    effect: 'A change holds at once; a time that has passed today holds from the next trading day.',
    fields: [
      {
        path: 'placement_time',
        kind: 'time',
        label: 'Place the recommended buys at',
        hint: 'After-market orders for the next trading day. The broker takes them from 16:00.',
      },
      {
        path: 'recommendations_path',
        kind: 'text',
        optional: true,
        label: 'Recommendation file or folder',
        hint: 'On the machine where Orderwatch runs; of a folder the newest file is read. Empty: you give files by hand.',
      },
      {
        path: 'retry.time',
        kind: 'time',
        label: 'Try the retry queue at',
        hint: 'In the morning window for after-market orders, which closes before the open.',
      },
      {
        path: 'retry.when_funds_arrive',
        kind: 'switch',
        label: 'Try also when money arrives',
        hint: 'As soon as the broker shows enough free cash for a waiting buy.',
        off: 'A waiting buy is tried at the time above, or when you ask for it.',
      },
      {
        path: 'retry.resend_unconfirmed',
        kind: 'switch',
        label: 'Send an unconfirmed buy again by itself',
        hint: 'Once three complete readings and the trade book lack it. The first may still turn up: then both are live.',
        off: 'An order whose reply was lost waits for evidence or for your decision. This is the safe choice.',
      },
    ],
  },
  limits: {
    explains: 'How large a buy is, and which recommendations are bought at all.',
    effect: NEXT_RUN,
    fields: [
      {
        path: 'capital_per_trade',
        kind: 'rupees',
        label: 'Capital for a trade (₹)',
        hint: 'The quantity is as many whole shares as this pays for.',
      },
      {
        path: 'max_positions',
        kind: 'count',
        label: 'Positions at most',
        hint: 'Open positions and buys under way, together.',
      },
      {
        path: 'price_buffer_percent',
        kind: 'percent',
        label: 'Limit above the last close (%)',
        hint: 'The limit price of a buy, within the price band of the day.',
      },
      {
        path: 'min_average_volume',
        kind: 'count',
        label: 'Average volume at least (shares)',
        hint: 'A share that is traded less is not bought: it could not be sold.',
      },
      {
        path: 'amo_blocks_funds',
        kind: 'choice',
        label: 'Does the broker block cash for an after-market order?',
        hint: 'Measured when it can be. While it is not known, both are counted with care.',
        choices: { unknown: 'Not known yet', yes: 'Yes', no: 'No' },
      },
    ],
  },
  guards: {
    explains: 'Limits that are checked in the last moment before anything is sent, whoever asked for it.',
    effect: 'A change holds at once, for the very next order.',
    fields: [
      {
        path: 'max_order_value',
        kind: 'rupees',
        label: 'Value of an order at most (₹)',
        hint: 'A larger order is refused here and never sent.',
      },
      {
        path: 'guards.max_orders_per_day',
        kind: 'count',
        optional: true,
        label: 'Orders in a day at most',
        hint: 'Empty: no limit.',
      },
      {
        path: 'guards.max_value_per_day',
        kind: 'rupees',
        optional: true,
        label: 'Value of all orders in a day at most (₹)',
        hint: 'Empty: no limit.',
      },
      {
        path: 'guards.max_price_deviation_percent',
        kind: 'percent',
        optional: true,
        label: 'Price away from the last one at most (%)',
        hint: 'Against a slip of the finger and a wrong file. Empty: no limit.',
      },
      {
        path: 'guards.breaker_rejections',
        kind: 'count',
        optional: true,
        label: 'Stop placing after so many rejections in a row',
        hint: 'The circuit breaker. Only you shut it again. Empty: never.',
      },
      {
        path: 'guards.allowed_symbols',
        kind: 'symbols',
        optional: true,
        label: 'Only these symbols',
        hint: 'Separated by blanks, such as SBIN ITC RELIANCE. Empty: all.',
      },
    ],
  },
  targets: {
    explains: 'At what price a position is sold, and when its sell order is placed.',
    effect: 'A change holds at the next look at each position; sell orders at the broker are moved then.',
    fields: [
      {
        path: 'sells.policy',
        kind: 'choice',
        label: 'Target',
        hint: 'EMA 9 follows the average of the last nine closes. None: you sell by hand.',
        choices: { ema9: 'EMA 9 of the closes', percent: 'A percentage above cost', none: 'None' },
      },
      {
        path: 'sells.target_percent',
        kind: 'percent',
        label: 'Percentage above cost (%)',
        hint: 'Counts only where the target is a percentage.',
      },
      {
        path: 'sells.floor',
        kind: 'choice',
        label: 'Never sell below',
        hint: 'The strategy may sell below cost; a floor keeps it from that.',
        choices: { none: 'No floor', cost: 'Cost', cost_and_charges: 'Cost and charges' },
      },
      {
        path: 'sells.first_day',
        kind: 'choice',
        label: 'First day to sell',
        hint: 'Settled: when the shares are in the demat account.',
        choices: {
          settled: 'When settled',
          'T+1': 'The day after the buy (T+1)',
          T: 'The day of the buy (T)',
        },
      },
      {
        path: 'sells.authorised',
        kind: 'choice',
        label: 'May shares be sold without TPIN (DDPI)?',
        hint: 'Without it nothing is sold by itself, and you are told each morning what to authorise.',
        choices: { unknown: 'Not known', yes: 'Yes, a DDPI is signed', no: 'No' },
      },
      {
        path: 'sells.after_cancel_by_hand',
        kind: 'choice',
        label: 'When you cancel a sell order in the broker’s app',
        hint: 'The position stays open either way.',
        choices: { next_day: 'Place it again the next day', by_hand: 'Leave it to me from then on' },
      },
    ],
  },
  switches: {
    explains:
      'Each capability by itself. Watching cannot be switched off: whatever stands here, the order book is read and shown.',
    effect: 'A change holds at once. What is under way at the broker stays there.',
    fields: [
      {
        path: 'switches.placing',
        kind: 'switch',
        label: 'Placing',
        hint: 'Buys and sells are sent to the broker, by schedule and by hand.',
        off: 'Nothing new is sent. Orders that are at the broker stay, and can still be cancelled.',
      },
      {
        path: 'switches.verification',
        kind: 'switch',
        label: 'Verification after placing',
        hint: 'Minutes after an order was taken, the book is asked whether it stands there.',
        off: 'A taken order is only seen with the next ordinary reading.',
      },
      {
        path: 'switches.retries',
        kind: 'switch',
        label: 'Retries',
        hint: 'What could not be placed is tried again by itself.',
        off: 'The queue is kept, and nothing in it is tried until you press Retry.',
      },
      {
        path: 'switches.sells',
        kind: 'switch',
        label: 'Sells',
        hint: 'Sell orders of open positions are placed and moved.',
        off: 'No sell order is placed or moved. You sell by hand.',
      },
      {
        path: 'switches.follow_manual_changes',
        kind: 'switch',
        label: 'Follow what you do by hand',
        hint: 'Changes in the broker’s app change what is kept here of our orders and the queue.',
        off: 'They are shown, and the queue is left as it was.',
      },
      {
        path: 'switches.notifications',
        kind: 'switch',
        label: 'Notifications',
        hint: 'You are told over the channels that you have set up.',
        off: 'Nobody is told outside this page, not even of rejections.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, AccountSectionWords>>;
