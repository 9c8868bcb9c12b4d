import { type Db, toTimestamp } from '../connect.ts';
import type { PressOutcome } from '../tables/telegram.ts';

export type { PressOutcome } from '../tables/telegram.ts';

/** Who pressed what, when, and what came of it. */
export interface Press {
  readonly id: string;
  readonly userId: string;
  readonly botId: number;
  readonly chatId: number;
  readonly buttonId: string;
  readonly action: string;
  readonly orderId: string | null;
  readonly orderVersion: number | null;
  readonly atMs: number;
  readonly outcome: PressOutcome;
  /** What the person was told. */
  readonly answer: string;
}

/** Adds to the record of presses, which nothing ever changes. */
export async function recordPress(db: Db, press: Press): Promise<void> {
  await db
    .insertInto('telegram_presses')
    .values({
      id: press.id,
      user_id: press.userId,
      bot_id: press.botId,
      chat_id: press.chatId,
      button_id: press.buttonId,
      action: press.action,
      order_id: press.orderId,
      order_version: press.orderVersion,
      pressed_at: toTimestamp(press.atMs),
      outcome: press.outcome,
      answer: press.answer,
    })
    .execute();
}
