import { describe, expect, it } from 'vitest';
import { noticePreview } from '../../../packages/server/src/http/schemas/notification.ts';
import { openApi } from '../../support/api.ts';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING } from '../../support/trading-day.ts';

const CHANNELS = '/api/v1/user/notification-channels';
const PREFERENCES = '/api/v1/user/notification-preferences';

async function placedDay() {
  const day = await startNotifiedDay();
  const api = await openApi(day, { keyRing: day.desk.notices.keyRing });
  await day.until('16:05:00', EVENING);
  day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, 'RMS:Blocked <b>for a reason</b>', 'rms');
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
  await day.until('16:07:00', EVENING);
  return { day, api, owner: await api.owner() };
}

describe('the feed', () => {
  it('shows what was told, newest first, narrowed by kind, order and what is unread', async () => {
    const { day, owner } = await placedDay();
    const all = await owner.get('/api/v1/user/notifications');
    expect(all.body).toMatchObject({ total: 3, page: 1, unread: 3 });
    const sbin = await day.order('SBIN');
    const rejected = await owner.get(`/api/v1/user/notifications?kind=order_rejected&order_id=${sbin.id}`);
    expect(rejected.body).toMatchObject({
      total: 1,
      items: [
        {
          kind: 'order_rejected',
          severity: 'high',
          order_id: sbin.id,
          title: expect.stringMatching(/^Rejected: BUY \d+ SBIN at ₹/),
          lines: expect.arrayContaining([
            [
              { kind: 'plain', text: 'Reason: ' },
              { kind: 'quoted', text: 'RMS:Blocked <b>for a reason</b>' },
            ],
          ]),
          read_at: null,
        },
      ],
    });
  });

  it('is marked as read one by one and all at once, by its owner only', async () => {
    const { api, owner } = await placedDay();
    const { body } = await owner.get('/api/v1/user/notifications?page_size=1');
    const [{ id }] = (body as { items: [{ id: string }] }).items;
    expect((await owner.send('POST', `/api/v1/user/notifications/${id}/read`)).body).toEqual({ unread: 2 });
    expect((await owner.get('/api/v1/user/notifications?unread=true')).body).toMatchObject({ total: 2 });

    const stranger = await api.newUser('stranger');
    expect((await stranger.send('POST', `/api/v1/user/notifications/${id}/read`)).status).toBe(404);
    expect((await stranger.get('/api/v1/user/notifications')).body).toMatchObject({ total: 0 });

    expect((await owner.send('POST', '/api/v1/user/notifications/read-all', {})).body).toEqual({
      changed: 2,
    });
    expect((await owner.get('/api/v1/user/notifications/unread')).body).toEqual({ unread: 0 });
  });
});

describe('preferences', () => {
  it('change in parts, go back to the default by null, and hold at once', async () => {
    const { day, owner } = await placedDay();
    const changed = await owner.send('PUT', PREFERENCES, {
      choices: { order_placed: { webhook: 'off', in_app: 'silent' } },
      quiet_hours: { from: '22:30', to: '06:45', passes: { rejections: false } },
      hide_amounts: ['webhook'],
      limits: { per_minute: 3 },
    });
    expect(changed.body).toMatchObject({
      quiet_hours: {
        from: '22:30',
        to: '06:45',
        passes: { critical: true, rejections: false, unconfirmed: true },
      },
      hide_amounts: ['webhook'],
      limits: { per_minute: 3, per_hour: 60 },
    });
    const before = day.told.length;
    await day.place(await day.recommend([{ symbol: 'ITC' }]));
    await day.until('16:12:00', EVENING);
    expect(day.told).toHaveLength(before);
    expect((await owner.get('/api/v1/user/notifications/unread')).body).toEqual({ unread: 3 });

    const back = await owner.send('PUT', PREFERENCES, {
      choices: { order_placed: { webhook: null } },
      quiet_hours: null,
      limits: null,
    });
    expect(back.body).toMatchObject({ quiet_hours: null, limits: { per_minute: 10, per_hour: 60 } });
    await day.place(await day.recommend([{ symbol: 'WIPRO' }]));
    await day.until('16:17:00', EVENING);
    const [placed] = day.told.slice(before);
    expect(placed?.title).toContain('WIPRO at ₹•••');
    expect(JSON.stringify(placed)).not.toMatch(/₹\d/);
  });

  it.each([
    [{ quiet_hours: { from: '25:00', to: '06:00' } }],
    [{ choices: { order_placed: { webhook: 'loud' } } }],
    [{ choices: { nothing_known: { webhook: 'on' } } }],
    [{ nonsense: true }],
  ])('that make no sense are refused: %j', async (body) => {
    const { owner } = await placedDay();
    expect((await owner.send('PUT', PREFERENCES, body)).status).toBe(400);
  });
});

describe('the preview of a message', () => {
  it('is dressed as each channel dresses it, without amounts where they are hidden', async () => {
    const { owner } = await placedDay();
    await owner.send('PUT', PREFERENCES, { hide_amounts: ['web_push'] });
    const path = `${PREFERENCES}/preview?kind=order_rejected`;
    const { items } = noticePreview.parse((await owner.get(path)).body);
    const of = new Map(items.map((item) => [item.channel, item]));
    expect([...of.keys()]).toEqual(['in_app', 'telegram', 'email', 'web_push', 'webhook']);
    const title = 'Rejected: BUY 40 WIPRO at ₹812.50';
    expect(of.get('telegram')).toMatchObject({ title, buttons: ['Retry', 'Drop', 'Details'] });
    expect(of.get('telegram')?.text).toContain('“RMS:Margin Exceeds');
    expect(of.get('email')).toMatchObject({ title, amounts_hidden: false });
    expect(of.get('web_push')).toMatchObject({ amounts_hidden: true });
    expect(`${of.get('web_push')?.title} ${of.get('web_push')?.text}`).not.toMatch(/₹\d/);
    expect(JSON.parse(of.get('webhook')?.text ?? '')).toMatchObject({ kind: 'order_rejected', title });
    expect((await owner.get(`${PREFERENCES}/preview?kind=weather`)).status).toBe(400);
    expect((await owner.get(`${PREFERENCES}/preview`)).status).toBe(400);
  });
});

describe('a channel', () => {
  it('takes secrets and never gives them back', async () => {
    const { owner, day } = await placedDay();
    const listed = await owner.get(CHANNELS);
    expect(listed.body).toMatchObject({
      items: [{ channel: 'webhook', enabled: true, secrets: [{ field: 'secret', is_set: true }] }],
    });
    const secret = 'another-secret-of-this-story';
    const changed = await owner.send('PUT', `${CHANNELS}/webhook`, { secrets: { secret } });
    expect(changed.status).toBe(200);
    const everything = JSON.stringify(
      await day.database.db.selectFrom('notification_channels').selectAll().execute(),
    );
    for (const text of [listed.text, changed.text, everything]) {
      expect(text).not.toContain('secret-of-this-story');
    }
    expect(
      (await owner.send('PUT', `${CHANNELS}/webhook`, { secrets: { secret: 'short' } })).body,
    ).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.secrets.secret' }],
    });
    expect((await owner.send('PUT', `${CHANNELS}/email`, { enabled: true })).status).toBe(404);
  });

  it('tells by its test what is wrong', async () => {
    const { owner, day } = await placedDay();
    day.goDown();
    const bad = await owner.send('POST', `${CHANNELS}/webhook/test`);
    expect(bad.body).toMatchObject({
      ok: false,
      steps: [{ ok: false, detail: expect.stringContaining('answered 503') }],
    });
  });

  it('that does not get through is listed, told of elsewhere after the last try, and sent again when asked', async () => {
    const { owner, day } = await placedDay();
    day.goDown();
    await day.place(await day.recommend([{ symbol: 'ITC' }]));
    await day.until('16:20:00', EVENING);
    const deliveries = '/api/v1/user/notification-deliveries';
    expect((await owner.get(deliveries)).body).toMatchObject({
      items: [{ channel: 'webhook', state: 'failed', problem: expect.stringContaining('503') }],
    });
    await day.until('18:00:00', EVENING);
    const dead = await owner.get(deliveries);
    expect(dead.body).toMatchObject({ items: [{ state: 'dead', attempts: 10, next_try_at: null }] });
    expect((await owner.get('/api/v1/user/notifications?kind=channel_failed')).body).toMatchObject({
      items: [{ title: 'Messages do not get through: Webhook' }],
    });

    day.comeBack();
    const before = day.told.length;
    const again = await owner.send('POST', `${deliveries}/send-again`, { channel: 'webhook' });
    expect(again.body).toEqual({ changed: 1 });
    await day.until('18:00:10', EVENING);
    expect(day.told.slice(before)).toMatchObject([{ kind: 'order_placed' }]);
    expect((await owner.get(deliveries)).body).toMatchObject({ items: [], total: 0 });
  });

  it('that got through is listed with when it was taken, and counted by channel', async () => {
    const { api, owner, day } = await placedDay();
    const deliveries = '/api/v1/user/notification-deliveries';
    const sent = await owner.get(`${deliveries}?state=sent&channel=webhook&page_size=2`);
    expect(sent.body).toMatchObject({ total: day.told.length, total_capped: false, page: 1 });
    const [first] = (sent.body as { items: [{ sent_at: string; notification: { id: string } }] }).items;
    const newest = day.told.at(-1);
    expect(first).toMatchObject({
      channel: 'webhook',
      state: 'sent',
      attempts: 1,
      problem: null,
      next_try_at: null,
    });
    expect(newest?.items.map(({ notice_id }) => notice_id)).toContain(first.notification.id);
    expect(Math.abs(Date.parse(first.sent_at) - (newest?.arrivedAtMs ?? 0))).toBeLessThan(1_000);
    expect((await owner.get(`${deliveries}?state=sent&channel=email`)).body).toMatchObject({ total: 0 });
    expect((await owner.get(`${deliveries}/tally`)).body).toMatchObject({
      channels: [{ channel: 'webhook', sent: day.told.length, waiting: 0, failed: 0, dead: 0 }],
    });

    const stranger = await api.newUser('stranger');
    expect((await stranger.get(`${deliveries}?state=sent`)).body).toMatchObject({ items: [], total: 0 });
    expect((await stranger.get(`${deliveries}/tally`)).body).toMatchObject({ channels: [] });
  });
});
