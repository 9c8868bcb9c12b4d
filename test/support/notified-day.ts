import { createServer } from 'node:http';
import { realClock } from '@orderwatch/clock';
import { onTestFinished } from 'vitest';
import { saveChannel } from '../../packages/server/src/db/notices/channels.ts';
import { changePreferences } from '../../packages/server/src/db/notices/preferences.ts';
import { sealSecrets } from '../../packages/server/src/notices/channel-secrets.ts';
import { createWebhookChannel } from '../../packages/server/src/notices/channels/webhook-channel.ts';
import { listenOnLoopback, readText } from './peers/listen-on-loopback.ts';
import { type DayOptions, startTradingDay, type TradingDay } from './trading-day.ts';

/** The body of a webhook, as a receiver reads it. */
interface SentMessage {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly severity: string;
  readonly silent: boolean;
  readonly items: readonly {
    readonly notice_id: string;
    readonly event_id: string;
    readonly kind: string;
    readonly order_id: string | null;
    readonly at: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

export interface ToldMessage extends SentMessage {
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
    const sent: SentMessage = JSON.parse(text);
    told.push({ ...sent, arrivedAtMs: clockOf.nowMs() });
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
