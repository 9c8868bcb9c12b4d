import { describe, expect, it } from 'vitest';
import { at } from '../reconciliation/reconcile.test-support.ts';
import { noticeFor, readAloud } from './notices.test-support.ts';
import { renderNotice } from './render-notice.ts';

const WHEN = 'Fri 21 Aug 2026, 09:15:03 IST';

/** Every message about the account and the day, as it is read. */
const MESSAGES = [
  {
    notice: noticeFor(
      'funds_short',
      {
        orders: 6,
        symbols: ['SBIN', 'TCS'],
        shortfall: 151_000_000,
        requiredCash: 200_000_000,
        availableCash: 49_000_000,
        retryExpiresAtMs: at('15:30'),
      },
      { order: null },
    ),
    text: [
      'Money is missing for 6 orders: ₹15,10,000.00',
      'Missing: ₹15,10,000.00 (needed ₹20,00,000.00, free ₹4,90,000.00).',
      'Not placed: SBIN, TCS.',
      'They wait in the retry queue until Fri 21 Aug 2026, 15:30 IST.',
      'What to do: add the missing amount; the queue tries again by itself.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'session_lost',
      { words: 'Invalid Session' },
      { order: null, eventKind: 'account.session_lost' },
    ),
    text: [
      "The broker's session is lost",
      'The broker says: "Invalid Session"',
      'Until it is renewed, orders can neither be read nor placed. It is tried again by itself.',
      "What to do: if this stays, check the account's login: press Log in on the account's page.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('broker_unreachable', { words: 'connect ECONNREFUSED' }, { order: null }),
    text: [
      'The order book cannot be read',
      'What came back: "connect ECONNREFUSED"',
      'Nothing is concluded from that: your orders stay as they were last seen. It is tried again by itself.',
      "What to do: if it matters now, look in the broker's app.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('broker_reachable', { failingSinceMs: at('09:10') }, { order: null }),
    text: [
      'The order book can be read again',
      'It could not be read since Fri 21 Aug 2026, 09:10 IST.',
      'What happened meanwhile is told now.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('clock_off', { offMs: -95_500 }, { order: null }),
    text: [
      'The clock of this machine is behind by 95 s',
      "Compared with the broker's. Codes of a login can be refused, the phases of the market are missed, and times are shown wrong.",
      'What to do: turn on time synchronisation on the machine that runs Orderwatch: timedatectl set-ntp true.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('clock_off', { offMs: 3_600_000 }, { order: null }),
    text: [
      'The clock of this machine is ahead by 1 h',
      "Compared with the broker's. Codes of a login can be refused, the phases of the market are missed, and times are shown wrong.",
      'What to do: turn on time synchronisation on the machine that runs Orderwatch: timedatectl set-ntp true.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('clock_right', {}, { order: null }),
    text: [
      'The clock of this machine is right again',
      "It agrees with the broker's. A login that was refused is tried again by itself.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('wrong_account', { shown: 'ZZ9' }, { order: null }),
    text: [
      'The broker showed orders of another account',
      'It showed the account ZZ9.',
      'They were thrown away, and placing is stopped for this account.',
      "What to do: check the account's credentials, then resume it on its page.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('other_program'),
    text: [
      'Another program places orders on this account',
      'An order came over the API that was not sent from here. Placing is stopped, so that nothing is bought twice.',
      'What to do: stop the other program or change the API key, then resume the account on its page.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('circuit_breaker', { reason: 'five rejections in a row' }),
    text: [
      'Placing is stopped',
      'Reason: five rejections in a row.',
      'Orders at the broker are watched as before; no new ones are sent.',
      'What to do: see what went wrong, then resume the account on its page.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('kill_switch', { reason: 'Something is odd' }, { actor: 'user' }),
    text: [
      'The kill switch is on: nothing is sent',
      'It was pulled by you.',
      'Reason: Something is odd.',
      'What to do: cancel what you no longer want at the broker; release the switch when it is over.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('calendar_ending', { lastDay: '2026-12-31', daysLeft: 7 }),
    text: [
      'The trading calendar ends on 2026-12-31',
      '7 days are left.',
      'After its end nothing is placed by itself.',
      "What to do: import the exchange's holidays of the next year.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('day_report', {
      which: 'close',
      sealed: true,
      session: 'ready',
      figures: {
        placed: 6,
        executed: 4,
        rejected: 1,
        open: 0,
        retryQueue: 2,
        positionsOpen: 4,
        unconfirmed: 1,
        missing: 0,
      },
    }),
    text: [
      'The day, reconciled: 6 placed, 4 executed, 1 rejected',
      'Also: 2 in the retry queue, 4 positions open.',
      "The broker's session is good.",
      "Every order agrees with the broker's last complete book.",
      'What to do: look at what needs you: 1 without a trustworthy answer.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'day_report',
      {
        which: 'morning',
        sealed: false,
        session: 'blocked',
        paused: true,
        placingStopped: 'a reason',
        figures: { placed: 0 },
      },
      { accountLabel: 'Mother' },
    ),
    text: [
      'Before the opening: no session at the broker',
      "The broker's session is blocked.",
      'The account is paused: nothing is placed.',
      'Placing is stopped: a reason.',
      'Mother, Fri 21 Aug 2026, 09:15:03 IST',
    ],
  },
  {
    notice: noticeFor('channel_failed', {
      channel: 'webhook',
      channelName: 'Webhook',
      why: 'It answered 503.',
      mend: 'Look at it.',
    }),
    text: [
      'Messages do not get through: Webhook',
      'Reason: It answered 503.',
      'What was not delivered is kept, and can be sent again in the settings.',
      'What to do: Look at it.',
      WHEN,
    ],
  },
] as const;

describe('a message', () => {
  it.each(MESSAGES)('reads: $text.0', ({ notice, text }) => {
    expect(readAloud(renderNotice(notice, { hideAmounts: false }))).toEqual(text);
  });
});
