import { realClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { createIds } from '../../../packages/server/src/ids.ts';
import { createTelegramChannel } from '../../../packages/server/src/notices/channels/telegram-channel.ts';
import { startBotApi } from '../../support/peers/bot-api.ts';
import { visible } from '../../support/peers/telegram-html.ts';
import { CHAT, startTelegram } from '../../support/telegram.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

const WORDS = 'RMS:<b>Blocked</b> for entity account & more';

describe('a trading day on Telegram', () => {
  it('tells a rejection with the words of the broker and what can be done, and does it', async () => {
    const telegram = await startBotApi();
    const day = await startTradingDay({
      channels: ({ db, clock, keyRing }) => [
        createTelegramChannel({
          db,
          clock,
          keyRing,
          ids: createIds(),
          realTime: realClock,
          apiRoot: telegram.url,
        }),
      ],
    });
    await startTelegram(day, { telegram, onMachineTime: true });
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, WORDS, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:00', EVENING);
    const told = telegram.messages(CHAT).find(({ text }) => /rejected/i.test(text));
    expect(visible(told?.text ?? '', told?.parseMode ?? null)).toContain(`“${WORDS}”`);
    expect(told?.silent).toBe(false);
    expect(told?.buttons.map(({ text }) => text)).toEqual(['Retry', 'Drop', 'Details']);
    await telegram.press(CHAT, 'Drop');
    expect((await day.order('SBIN')).status).toBe('cancelled');
    const deliveries = await day.database.db.selectFrom('notice_deliveries').selectAll().execute();
    expect(deliveries.map(({ state }) => state)).not.toContain('failed');
  });
});
