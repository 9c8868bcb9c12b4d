import { realClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { createWebhookChannel } from '../../../packages/server/src/notices/channels/webhook-channel.ts';
import { HOSTILE, rejectionMessage } from '../../support/channel-message.ts';
import { isSigned, startReceiver } from '../../support/peers/http-receiver.ts';

const secret = 'a-secret-of-24-letters!!';
const channelWith = (allowPrivate: boolean, timeoutMs?: number) =>
  createWebhookChannel({
    clock: realClock,
    realTime: realClock,
    allowPrivate,
    ...(timeoutMs && { timeoutMs }),
  });
const targetOf = (url: string) => ({ userId: 'usr_1', settings: { url }, secrets: { secret } });

describe('a webhook', () => {
  it('gets the message as JSON, with an id, the event and a signature that it can check', async () => {
    const receiver = await startReceiver();
    expect(await channelWith(true).send(rejectionMessage(), targetOf(receiver.url))).toEqual({
      kind: 'sent',
    });
    const [got] = receiver.received;
    const body = JSON.parse(got?.text ?? '');
    expect(body).toMatchObject({
      id: 'msg_1',
      event_id: 'evt_1',
      kind: 'order_rejected',
      title: 'Rejected: buy 10 RELIANCE at ₹2,950.00',
      items: [{ order_id: 'ord_1', at: '2026-08-21T03:45:00.000Z', facts: { reason: HOSTILE } }],
    });
    expect(got?.headers['x-orderwatch-id']).toBe('msg_1');
    const header = String(got?.headers['x-orderwatch-signature']);
    expect(isSigned(secret, header, got?.text ?? '', Date.now())).toBe(true);
    expect(isSigned(secret, header, `${got?.text} `, Date.now())).toBe(false);
    expect(isSigned('another', header, got?.text ?? '', Date.now())).toBe(false);
    expect(isSigned(secret, header, got?.text ?? '', Date.now() + 600_000)).toBe(false);
  });

  it.each([
    [{ status: 200 }, { kind: 'sent' }],
    [{ status: 500 }, { kind: 'retry' }],
    [{ status: 404 }, { kind: 'retry' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'retry', afterMs: 7_000 },
    ],
    [{ status: 410 }, { kind: 'refused', why: expect.stringContaining('410') }],
  ])('that answers %o has %o', async (answer, outcome) => {
    const receiver = await startReceiver();
    receiver.answerNext(answer);
    expect(await channelWith(true).send(rejectionMessage(), targetOf(receiver.url))).toMatchObject(outcome);
  });

  it('is not followed to another address', async () => {
    const receiver = await startReceiver();
    const other = await startReceiver();
    receiver.answerNext({ status: 307, headers: { location: other.url } });
    const outcome = await channelWith(true).send(rejectionMessage(), targetOf(receiver.url));
    expect(outcome).toMatchObject({ kind: 'retry', why: expect.stringContaining('redirect') });
    expect(other.received).toEqual([]);
  });

  it('that says nothing is given up on in time', async () => {
    const receiver = await startReceiver();
    receiver.fallSilent();
    const outcome = await channelWith(true, 200).send(rejectionMessage(), targetOf(receiver.url));
    expect(outcome).toMatchObject({ kind: 'retry', why: expect.stringContaining('did not answer in time') });
  });

  it('reaches no address of the own network, whatever name leads there', async () => {
    const receiver = await startReceiver();
    const channel = channelWith(false);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '0',
    ]) {
      const url = `http://${host}:${receiver.port}/hook`;
      expect([host, await channel.send(rejectionMessage(), targetOf(url))]).toEqual([
        host,
        expect.objectContaining({ kind: 'refused', mend: expect.stringContaining('ALLOW_PRIVATE') }),
      ]);
    }
    expect(receiver.received).toEqual([]);
  });

  it.each([
    ['ftp://example.org', false],
    ['http://example.org', false],
    ['nonsense', false],
    ['https://user:pass@example.org', false],
    ['https://10.0.0.7/x', false],
    ['https://localhost/x', false],
    ['https://[fd00::1]/x', false],
    ['https://example.org/x', true],
  ])('at %s is accepted: %s', (url, good) => {
    expect(channelWith(false).inspect({ url }, { secret }).length === 0).toBe(good);
  });

  it('needs a secret', () => {
    expect(channelWith(false).inspect({ url: 'https://example.org' }, {})).toMatchObject([
      { field: 'secret' },
    ]);
  });

  it('tells what is wrong when it is tried', async () => {
    const receiver = await startReceiver();
    const channel = channelWith(true);
    expect(await channel.check(targetOf(receiver.url))).toMatchObject({ ok: true });
    expect(receiver.received).toHaveLength(1);
    expect(await channel.check(targetOf('http://127.0.0.1:1/'))).toMatchObject({
      ok: false,
      steps: [{ detail: expect.stringContaining('nothing answers at that port') }],
    });
    const unknown = await channel.check(targetOf('https://no-such-name.invalid/'));
    expect(unknown).toMatchObject({
      ok: false,
      steps: [{ detail: expect.stringMatching(/name .* (not known|not be looked up)/) }],
    });
  });
});
