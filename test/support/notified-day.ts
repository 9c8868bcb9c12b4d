import { createServer } from 'node:http';
import { realClock } from '@orderwatch/clock';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { saveChannel } from '../../packages/server/src/db/notices/channels.ts';
import { changePreferences } from '../../packages/server/src/db/notices/preferences.ts';
import { sealSecrets } from '../../packages/server/src/notices/channel-secrets.ts';
import { createWebhookChannel } from '../../packages/server/src/notices/channels/webhook-channel.ts';
import { listenOnLoopback, readText } from './peers/listen-on-loopback.ts';
import { type DayOptions, startTradingDay, type TradingDay } from './trading-day.ts';

const message = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  severity: z.string(),
  silent: z.boolean(),
  items: z.array(
    z.object({
      notice_id: z.string(),
      event_id: z.string(),
      kind: z.string(),
      order_id: z.string().nullable(),
      at: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
});

export interface ToldMessage extends z.infer<typeof message> {
  /** Simulated time of its arrival. */
  readonly arrivedAtMs: number;
}

export interface NotifiedDay extends TradingDay {
  /** What the receiver has taken, in the order of arrival. */
  readonly told: readonly ToldMessage[];
  /** How often it was knocked at, taken or not. */
  knocks(): number;
  goDown(): void;
  comeBack(): void;
  prefer(change: Parameters<typeof changePreferences>[3]): Promise<void>;
}

type Answers = { down: boolean; knocks: number };

/** A trading day whose owner is told over a webhook: a real receiver on loopback that can be down. */
export async function startNotifiedDay(options: DayOptions = {}): Promise<NotifiedDay> {
  const state: Answers = { down: false, knocks: 0 };
  const told: ToldMessage[] = [];
  const clockOf: { nowMs: () => number } = { nowMs: () => 0 };
  const server = createServer(async (request, response) => {
    const text = await readText(request);
    state.knocks += 1;
    if (state.down) return void response.writeHead(503).end();
    told.push({ ...message.parse(JSON.parse(text)), arrivedAtMs: clockOf.nowMs() });
    response.writeHead(204).end();
  });
  const port = await listenOnLoopback(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const day = await startTradingDay({
    channels: ({ clock }) => [createWebhookChannel({ clock, realTime: realClock, allowPrivate: true })],
    ...options,
  });
  clockOf.nowMs = () => day.clock.nowMs();
  const { db } = day.database;
  const { userId } = day.account;
  const owner = { userId, channel: 'webhook' } as const;
  await saveChannel(db, {
    ...owner,
    enabled: true,
    settings: { url: `http://127.0.0.1:${port}/hook` },
    sealed: sealSecrets(day.desk.notices.keyRing, owner, { secret: 'a-secret-of-this-story' }),
    atMs: day.clock.nowMs(),
  });
  return {
    ...day,
    told,
    knocks: () => state.knocks,
    goDown() {
      state.down = true;
    },
    comeBack() {
      state.down = false;
    },
    async prefer(change) {
      await changePreferences(db, userId, day.clock.nowMs(), change);
      day.desk.notices.wakeAll();
    },
  };
}
