import { describe, expect, it } from 'vitest';
import { HOSTILE, rejectionMessage } from '../../support/channel-message.ts';
import { visible } from '../../support/peers/telegram-html.ts';
import { seedOrders } from '../../support/seed-orders.ts';
import { CHAT, startTelegram } from '../../support/telegram.ts';
import { startTradingDay } from '../../support/trading-day.ts';

async function house(options: { readonly connected?: boolean } = {}) {
  const day = await startTradingDay({ idle: true });
  return { day, ...(await startTelegram(day, options)) };
}

const textOf = (message: { readonly text: string; readonly parseMode: string | null } | undefined) =>
  visible(message?.text ?? '', message?.parseMode ?? null);

describe('a message on Telegram', () => {
  it('shows the words of the broker as they are, whatever marks are in them', async () => {
    const { channel, target, last } = await house();
    expect(await channel.send(rejectionMessage(), target)).toEqual({ kind: 'sent' });
    expect(last()).toMatchObject({ parseMode: 'HTML', silent: false });
    expect(last()?.text).toContain(
      '&lt;b&gt;bold&lt;/b&gt; &amp; _under_ *star* &quot;quote&quot; &lt;/p&gt;',
    );
    expect(textOf(last())).toContain('“RMS:<b>bold</b> & _under_ *star* "quote" </p><script>x');
    expect(textOf(last())).toMatch(/^Rejected: buy 10 RELIANCE at ₹2,950\.00\n/);
    expect(textOf(last())).toMatch(/Message msg_1$/);
    expect(textOf(last()).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  });

  it('comes without a sound when it is silent', async () => {
    const { channel, target, last } = await house();
    await channel.send(rejectionMessage({ silent: true }), target);
    expect(last()?.silent).toBe(true);
  });

  it('is sent without marks when Telegram cannot read them', async () => {
    const { channel, target, telegram, last } = await house();
    telegram.failNext('sendMessage', { code: 400, description: "Bad Request: can't parse entities: x" });
    expect(await channel.send(rejectionMessage(), target)).toEqual({ kind: 'sent' });
    expect(last()).toMatchObject({ parseMode: null, text: expect.stringContaining('<b>bold</b> & _under_') });
  });

  it('that is too long for one is cut between lines, and nothing is lost', async () => {
    const { channel, target, telegram } = await house();
    const before = telegram.messages(CHAT).length;
    const lines = Array.from({ length: 200 }, (_, index) => [
      { kind: 'quoted' as const, text: `${index}: ${HOSTILE}` },
    ]);
    lines.push([{ kind: 'quoted', text: 'x'.repeat(9_000) }]);
    await channel.send(rejectionMessage({ text: { title: 'Forty rejections', lines } }), target);
    const texts = telegram.messages(CHAT).slice(before).map(textOf);
    expect(texts.length).toBeGreaterThan(4);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(4_096);
    const all = texts.join('\n');
    for (let index = 0; index < 200; index += 1) expect(all).toContain(`“${index}: RMS:`);
    expect(all.match(/x/g)?.length).toBeGreaterThanOrEqual(9_000);
  });

  it('of several parts goes on where it stopped', async () => {
    const { channel, target, telegram } = await house();
    const before = telegram.messages(CHAT).length;
    const lines = Array.from({ length: 300 }, (_, index) => [
      { kind: 'plain' as const, text: `line ${index} of many` },
    ]);
    const message = rejectionMessage({ text: { title: 'Long', lines } });
    const count = () => telegram.messages(CHAT).length - before;
    telegram.failAfter('sendMessage', 1, {
      code: 429,
      description: 'Too Many Requests',
      retryAfterSeconds: 17,
    });
    expect(await channel.send(message, target)).toMatchObject({ kind: 'retry', afterMs: 17_000 });
    expect(count()).toBe(1);
    expect(await channel.send(message, target)).toEqual({ kind: 'sent' });
    const texts = telegram.messages(CHAT).slice(before).map(textOf);
    expect(texts.filter((text) => text.startsWith('Long\n'))).toHaveLength(1);
    expect(new Set(texts.join('\n').split('\n')).size).toBe(302);
  });

  it.each([
    [
      { code: 429, description: 'Too Many Requests', retryAfterSeconds: 31 },
      { kind: 'retry', afterMs: 31_000 },
    ],
    [{ code: 502, description: 'Bad Gateway' }, { kind: 'retry' }],
    [
      { code: 403, description: 'Forbidden: bot was blocked by the user' },
      { kind: 'refused', why: expect.stringContaining('blocked'), mend: expect.stringContaining('Restart') },
    ],
    [
      { code: 401, description: 'Unauthorized' },
      { kind: 'refused', mend: expect.stringContaining('@BotFather') },
    ],
    [
      { code: 400, description: 'Bad Request: chat not found' },
      { kind: 'refused', mend: expect.stringContaining('Connect') },
    ],
  ])('that is answered %o is %o', async (failure, outcome) => {
    const { channel, target, telegram } = await house();
    telegram.failNext('sendMessage', failure);
    const result = await channel.send(rejectionMessage(), target);
    expect(result).toMatchObject(outcome);
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it('goes nowhere without a connected chat, and says what to do', async () => {
    const { channel, target } = await house({ connected: false });
    const outcome = await channel.send(rejectionMessage(), target);
    expect(outcome).toMatchObject({ kind: 'refused', why: 'No chat is connected.' });
  });

  it('offers only what the order allows', async () => {
    const { day, channel, target, last } = await house();
    await seedOrders(day.database.db, day.account, [
      { id: 'ord_1', atMs: day.clock.nowMs(), status: 'rejected' },
    ]);
    const actions = ['retry', 'drop', 'cancel', 'details', 'snooze'] as const;
    await channel.send(rejectionMessage({ actions }), target);
    expect(last()?.buttons.map(({ text }) => text)).toEqual(['Retry', 'Drop', 'Details', 'Snooze 1 h']);
  });
});

describe('the check of Telegram', () => {
  it('tries token, chat and a message', async () => {
    const { channel, target } = await house();
    expect(await channel.check(target)).toMatchObject({
      ok: true,
      steps: [
        { step: 'token', detail: expect.stringContaining('@orderwatch_test_bot') },
        { step: 'chat' },
        { step: 'message' },
      ],
    });
  });

  it('finds a wrong token, a missing chat and a block', async () => {
    const { channel, target, telegram } = await house();
    const wrong = { ...target, secrets: { bot_token: '987654321:AAE-another-canary-that-is-no-token' } };
    expect(await channel.check(wrong)).toMatchObject({ ok: false, steps: [{ step: 'token', ok: false }] });
    telegram.failNext('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' });
    expect(await channel.check(target)).toMatchObject({
      ok: false,
      steps: [
        { ok: true },
        { ok: true },
        { step: 'message', ok: false, detail: expect.stringContaining('Restart') },
      ],
    });
    expect(channel.inspect({}, { bot_token: 'nonsense' })).toMatchObject([{ field: 'bot_token' }]);
    expect(channel.inspect({}, { bot_token: telegram.token })).toEqual([]);
  });

  it('finds that no chat is connected', async () => {
    const { channel, target } = await house({ connected: false });
    expect(await channel.check(target)).toMatchObject({
      ok: false,
      steps: [{ ok: true }, { step: 'chat', ok: false }],
    });
  });
});
