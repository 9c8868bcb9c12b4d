import { always, no, type WrongStates } from './wrong-state.ts';

const push = '/user/notification-channels/web_push/subscriptions';

const chitra = { email: 'chitra@example.in', display_name: 'Chitra', password: 'monsoon-kettle-ladder' };

/** What can be wrong about notifications, backups and the simulated broker. */
export const OTHER_STATES: WrongStates = {
  'POST /api/v1/user/notifications/{id}/read': 'what is read stays read',
  'POST /api/v1/user/notifications/read-all': always,
  'PUT /api/v1/user/notification-preferences': always,
  'POST /api/v1/user/notification-deliveries/send-again': [
    {
      name: 'a message that is not there',
      body: () => ({ channel: 'webhook', notification_id: 'ntc_none' }),
      answer: no(404, 'notification_not_found'),
      says: /no such notification/,
    },
  ],
  'PUT /api/v1/user/notification-channels/{channel}': [
    {
      name: 'a channel that this installation has not',
      address: () => '/user/notification-channels/webhook',
      body: () => ({ enabled: false }),
      answer: no(404, 'channel_not_found'),
      says: /no such channel/,
    },
  ],
  'POST /api/v1/user/notification-channels/{channel}/test': [
    {
      name: 'a channel that this installation has not',
      address: () => '/user/notification-channels/webhook/test',
      answer: no(404, 'channel_not_found'),
      says: /no such channel/,
    },
  ],
  'POST /api/v1/user/notification-channels/telegram/connect': [
    { name: 'there is no bot', answer: no(409, 'telegram_not_set_up'), says: /token of your bot/ },
  ],
  'DELETE /api/v1/user/notification-channels/telegram/chat': [
    {
      name: 'no chat is connected',
      answer: no(409, 'wrong_state', 'not_connected'),
      says: /No chat on Telegram is connected. Connect one/,
    },
  ],
  'POST /api/v1/user/notification-channels/web_push/subscriptions': 'sent again, it stays one subscription',
  'DELETE /api/v1/user/notification-channels/web_push/subscriptions/{id}': [
    {
      name: 'a browser that was removed',
      arrange: (w) => w.ask('DELETE', `${push}/${w.things.subscriptionId}`),
      address: (w) => `${push}/${w.things.subscriptionId}`,
      answer: no(404, 'subscription_not_found'),
      says: /no such subscription/,
    },
  ],
  'POST /api/v1/installation/users': [
    {
      name: 'an address that somebody logs in with',
      arrange: (w) => w.ask('POST', '/installation/users', chitra),
      body: () => ({ ...chitra, email: 'Chitra@Example.in' }),
      answer: no(409, 'email_taken'),
      says: /Take another address/,
    },
  ],
  'POST /api/v1/installation/calendar/check': always,
  'POST /api/v1/installation/calendar': [
    {
      name: 'another calendar than the one that was looked at',
      body: () => ({
        file_name: 'holiday-master.json',
        text: '{"CM":[{"tradingDate":"26-Jan-2027","description":"Republic Day"}]}',
        version: 'of another calendar',
      }),
      answer: no(409, 'wrong_state', 'calendar_changed'),
      says: /Look at what the file changes once more/,
    },
  ],
  'POST /api/v1/installation/doctor': always,
  'POST /api/v1/installation/backups': [
    {
      name: 'while another one is made',
      answer: no(409, 'wrong_state', 'backup_running'),
      says: /Wait for its end/,
    },
  ],
  'POST /api/v1/installation/backups/check': [
    {
      name: 'a backup that is not there',
      body: () => ({ name: 'orderwatch-gone.owb.gz' }),
      answer: no(404, 'backup_not_found'),
      says: /no such backup/,
    },
    {
      name: 'while another one is made',
      body: () => ({ name: 'orderwatch-there.owb.gz' }),
      answer: no(409, 'wrong_state', 'backup_running'),
      says: /Wait for its end/,
    },
  ],
  'PATCH /api/v1/demo/clock': [
    {
      name: 'a simulated broker in real time',
      body: () => ({ playing: false }),
      answer: no(409, 'wrong_state', 'real_time'),
      says: /lives in real time. Only/,
    },
  ],
  'POST /api/v1/demo/faults': [
    {
      name: 'an account that is not simulated, or not there',
      body: () => ({ name: 'feed_down', account_id: 'acc_none' }),
      answer: no(404, 'account_not_found'),
      says: /no such account/,
    },
  ],
  'DELETE /api/v1/demo/faults/{id}': [
    {
      name: 'a fault that is not there',
      address: () => '/demo/faults/99',
      answer: no(404, 'fault_not_found'),
      says: /no such fault/,
    },
    {
      name: 'an id that is no number',
      address: () => '/demo/faults/x',
      answer: no(404, 'fault_not_found'),
      says: /no such fault/,
    },
  ],
  'POST /api/v1/demo/rehearsals': [
    {
      name: 'a scenario that is none',
      body: () => ({ scenario: 'the end of days' }),
      answer: no(400, 'invalid_request'),
      says: /no scenario "the end of days"/,
    },
    {
      name: 'while another one is played',
      body: ({ day }) => ({ scenario: day === undefined ? '' : 'rehearsed' }),
      answer: no(409, 'wrong_state', 'rehearsal_running'),
      says: /Wait for its end/,
    },
  ],
};
