import type { CancelTimer, Clock } from '@orderwatch/clock';
import { claimBot, releaseBot } from '../../db/telegram/pollers.ts';
import type { Log } from '../../log.ts';
import { createBot } from './bot.ts';
import type { BotParts } from './bot-parts.ts';
import { loadBotTokens } from './bot-tokens.ts';
import { botIdOf, explainTelegram } from './telegram-link.ts';

export interface BotRunnerParts extends BotParts {
  readonly realTime: Clock;
  readonly log: Log;
  /** Unique for this run of the program: of several instances one polls a bot. */
  readonly instanceId: string;
  /** Telegram's own when null. */
  readonly apiRoot: string | null;
}

export interface BotRunner {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_MS = 5_000;
const CLAIM_MS = 60_000;
const RENEW_MS = 20_000;
/** A token that Telegram refuses, or a bot that another program polls, is not asked about all the time. */
const REST_MS = 30_000;
const FAREWELL_MS = 3_000;

interface Running {
  readonly token: string;
  readonly bot: ReturnType<typeof createBot>;
  /** Settles when polling has ended. */
  readonly polling: Promise<void>;
  userIds: readonly string[];
  claimedAtMs: number;
}

/** Keeps a bot polling for every token in the settings, on one instance each. */
export function createBotRunner(parts: BotRunnerParts): BotRunner {
  const { db, realTime, instanceId, apiRoot } = parts;
  const log = parts.log.with({ channel: 'telegram' });
  const running = new Map<number, Running>();
  const resting = new Map<string, number>();
  let cancel: CancelTimer = () => {};
  let stopped = true;
  /** One look at a time. */
  let looking: Promise<void> = Promise.resolve();

  function look(): Promise<void> {
    const release = realTime.hold();
    looking = looking
      .then(lookOnce)
      .catch((error: unknown) => log.error('The bots could not be looked after', { error }))
      .finally(release);
    return looking;
  }

  async function lookOnce(): Promise<void> {
    if (stopped) return;
    const wanted = await wantedBots(parts);
    for (const [botId, { token }] of running) {
      if (wanted.get(botId)?.token !== token) await end(botId);
    }
    for (const [botId, { token, userIds }] of wanted) {
      const nowMs = realTime.nowMs();
      if ((resting.get(token) ?? 0) > nowMs) continue;
      const here = running.get(botId);
      if (here) here.userIds = userIds;
      if (here && here.claimedAtMs + RENEW_MS > nowMs) continue;
      const claim = { botId, owner: instanceId, nowMs, expiresAtMs: nowMs + CLAIM_MS };
      if (!(await claimBot(db, claim))) await end(botId);
      else if (here) here.claimedAtMs = nowMs;
      else begin(botId, token, userIds, nowMs);
    }
  }

  function begin(botId: number, token: string, userIds: readonly string[], claimedAtMs: number): void {
    const settings = { token, botId, apiRoot, log, userIds: () => running.get(botId)?.userIds ?? [] };
    const bot = createBot(parts, settings);
    const polling = bot.run().catch((error: unknown) => {
      if (running.get(botId)?.bot !== bot) return;
      running.delete(botId);
      resting.set(token, realTime.nowMs() + REST_MS);
      log.warn('The bot does not poll', { detail: reasonOf(error) });
    });
    running.set(botId, { token, bot, polling, userIds, claimedAtMs });
  }

  async function end(botId: number): Promise<void> {
    const one = running.get(botId);
    if (!one) return;
    running.delete(botId);
    // The farewell tells Telegram what was handled. Without it the last words come again, which does no harm.
    const farewell = one.bot.stop().then(
      () => one.polling,
      (error: unknown) => void explainTelegram(error),
    );
    await Promise.race([farewell, realTime.sleep(FAREWELL_MS)]);
  }

  function again(): void {
    cancel = realTime.setTimer(LOOK_MS, () => {
      void look();
      again();
    });
  }

  return {
    async start() {
      stopped = false;
      await look();
      again();
    },
    async stop() {
      stopped = true;
      cancel();
      await looking;
      for (const botId of [...running.keys()]) {
        await end(botId);
        await releaseBot(db, { botId, owner: instanceId });
      }
    },
  };
}

/** Bots by their number, with everybody who uses them. Of two tokens of one bot the newer user's is as good. */
async function wantedBots({ db, keyRing }: BotRunnerParts) {
  const wanted = new Map<number, { readonly token: string; readonly userIds: readonly string[] }>();
  for (const { userId, token } of await loadBotTokens(db, keyRing)) {
    const botId = botIdOf(token);
    if (botId === undefined) continue;
    wanted.set(botId, { token, userIds: [...(wanted.get(botId)?.userIds ?? []), userId] });
  }
  return wanted;
}

function reasonOf(error: unknown): string {
  try {
    return explainTelegram(error).why;
  } catch {
    return error instanceof Error ? error.name : 'unknown';
  }
}
