import { realClock } from '@orderwatch/clock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listSubscriptions, saveSubscription } from '../../../packages/server/src/db/push/subscriptions.ts';
import { insertUser } from '../../../packages/server/src/db/users/insert-user.ts';
import { systemRandom } from '../../../packages/server/src/ids.ts';
import { keepVapidKeys, openVapidKeys } from '../../../packages/server/src/notices/channels/vapid-keys.ts';
import { createWebPushChannel } from '../../../packages/server/src/notices/channels/web-push-channel.ts';
import { parseKeyFile } from '../../../packages/server/src/secrets/key-file.ts';
import { HOSTILE, rejectionMessage } from '../../support/channel-message.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startPushService } from '../../support/peers/push-service.ts';

const newRing = () => parseKeyFile(`1 ${Buffer.from(systemRandom(32)).toString('base64')}`, 'test');
const target = { userId: 'usr_1', settings: {}, secrets: {} };

async function house() {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  await insertUser(db, { id: 'usr_1', email: 'a@b.c', displayName: 'A', passwordHash: '', atMs: 0 });
  const keyRing = newRing();
  const contact = 'mailto:desk@example.org';
  const channel = createWebPushChannel({ db, keyRing, clock: realClock, contact, allowPrivate: true });
  const { public_key: publicKey } = await keepVapidKeys(db, keyRing);
  async function browser(id: string) {
    const service = await startPushService();
    const { endpoint, keys } = service.subscribe(publicKey);
    const one = { id, userId: 'usr_1', endpoint, ...keys, browser: 'Firefox', createdAtMs: 0 };
    await saveSubscription(db, one);
    return service;
  }
  return { db, keyRing, channel, browser, publicKey };
}

describe('a push', () => {
  it('is read by the browser that subscribed, small, and signed by this installation', async () => {
    const { channel, browser } = await house();
    const service = await browser('psh_1');
    expect(await channel.send(rejectionMessage({ silent: true }), target)).toEqual({ kind: 'sent' });
    expect(service.faults).toEqual([]);
    const [push] = service.pushes;
    expect(push?.payload).toMatchObject({
      id: 'msg_1',
      title: 'Rejected: buy 10 RELIANCE at ₹2,950.00',
      order_id: 'ord_1',
      silent: true,
    });
    const { body } = Object(push?.payload);
    expect(body).toContain('<b>bold</b> & _under_');
    expect(body.split('\n')).toHaveLength(2);
    expect(body).not.toMatch(/\u202e/);
    expect(push?.bytes).toBeLessThan(4_000);
    expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'normal' });
    expect(push?.claims.aud).toBe(service.url);
    expect(push?.claims.sub).toBe('mailto:desk@example.org');
    expect(push?.claims.exp).toBeGreaterThan(Date.now() / 1000);
    expect(push?.claims.exp).toBeLessThan(Date.now() / 1000 + 86_400);
  });

  it('stays small when the broker is long-winded', async () => {
    const { channel, browser } = await house();
    const service = await browser('psh_1');
    const lines = Array.from({ length: 60 }, () => [{ kind: 'quoted' as const, text: HOSTILE.repeat(5) }]);
    await channel.send(rejectionMessage({ text: { title: 'Rejected', lines } }), target);
    expect(service.pushes[0]?.bytes).toBeLessThan(4_000);
  });

  it.each([404, 410])('that is answered %i ends the subscription', async (status) => {
    const { db, channel, browser } = await house();
    (await browser('psh_1')).answerNext(status);
    expect(await channel.send(rejectionMessage(), target)).toMatchObject({ kind: 'refused' });
    expect(await listSubscriptions(db, 'usr_1')).toEqual([]);
  });

  it.each([429, 500, 503])('that is answered %i is tried again', async (status) => {
    const { db, channel, browser } = await house();
    const service = await browser('psh_1');
    service.answerNext(status);
    expect(await channel.send(rejectionMessage(), target)).toMatchObject({ kind: 'retry' });
    expect(await channel.send(rejectionMessage(), target)).toEqual({ kind: 'sent' });
    expect([service.pushes.length, (await listSubscriptions(db, 'usr_1')).length]).toEqual([1, 1]);
  });

  it('is not repeated to a browser that took it while another did not', async () => {
    const { channel, browser } = await house();
    const [good, slow, gone] = [await browser('psh_1'), await browser('psh_2'), await browser('psh_3')];
    slow.answerNext(503);
    gone.answerNext(410);
    expect((await channel.send(rejectionMessage(), target)).kind).toBe('retry');
    expect((await channel.send(rejectionMessage(), target)).kind).toBe('sent');
    expect([good.pushes.length, slow.pushes.length, gone.pushes.length]).toEqual([1, 1, 0]);
  });

  it('needs a browser, and the check says so', async () => {
    const { channel, browser } = await house();
    expect(await channel.send(rejectionMessage(), target)).toMatchObject({
      kind: 'refused',
      why: 'No browser is subscribed.',
    });
    expect(await channel.check(target)).toMatchObject({ ok: false });
    await browser('psh_1');
    expect(await channel.check(target)).toMatchObject({
      ok: true,
      steps: [{ step: 'browsers' }, { step: 'push' }],
    });
  });

  it('reaches no address of the own network', async () => {
    const { db, keyRing, browser } = await house();
    const service = await browser('psh_1');
    const contact = 'mailto:desk@example.org';
    const strict = createWebPushChannel({ db, keyRing, clock: realClock, contact, allowPrivate: false });
    expect(await strict.send(rejectionMessage(), target)).toMatchObject({ kind: 'refused' });
    expect(service.pushes).toEqual([]);
  });
});

describe('the keys of web push', () => {
  it('are made once, and sealed', async () => {
    const { db, keyRing, publicKey } = await house();
    const again = await openVapidKeys(db, keyRing);
    expect(again?.publicKey).toBe(publicKey);
    const stored = JSON.stringify(await db.selectFrom('installation').selectAll().execute());
    expect(stored).toContain(publicKey);
    expect(stored).not.toContain(again?.privateKey);
    expect(await openVapidKeys(db, newRing())).toBeUndefined();
  });
});
