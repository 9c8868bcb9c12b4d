import { type Db, moment, toTimestamp } from '../connect.ts';
import type { ButtonAction } from '../tables/telegram.ts';

export type { ButtonAction } from '../tables/telegram.ts';

/** What a press of a button stands for. */
export interface Button {
  readonly id: string;
  readonly userId: string;
  readonly botId: number;
  readonly chatId: number;
  readonly accountId: string | null;
  readonly orderId: string | null;
  readonly orderVersion: number | null;
  readonly action: ButtonAction;
  readonly confirms: boolean;
  readonly expiresAtMs: number;
}

const KEPT_MS = 86_400_000;

/** Writes the buttons of one message, and drops those that expired a day ago. */
export async function insertButtons(db: Db, buttons: readonly Button[], nowMs: number): Promise<void> {
  if (buttons.length === 0) return;
  await db
    .deleteFrom('telegram_buttons')
    .where('expires_at', '<', moment(nowMs - KEPT_MS))
    .execute();
  await db
    .insertInto('telegram_buttons')
    .values(
      buttons.map((one) => ({
        id: one.id,
        user_id: one.userId,
        bot_id: one.botId,
        chat_id: one.chatId,
        account_id: one.accountId,
        order_id: one.orderId,
        order_version: one.orderVersion,
        action: one.action,
        confirms: one.confirms,
        expires_at: toTimestamp(one.expiresAtMs),
      })),
    )
    .execute();
}

export async function findButton(
  db: Db,
  id: string,
): Promise<(Button & { readonly usedAtMs: number | null }) | undefined> {
  return db
    .selectFrom('telegram_buttons')
    .select([
      'id',
      'user_id as userId',
      'bot_id as botId',
      'chat_id as chatId',
      'account_id as accountId',
      'order_id as orderId',
      'order_version as orderVersion',
      'action',
      'confirms',
      'expires_at as expiresAtMs',
      'used_at as usedAtMs',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Of presses at the same moment, by however many fingers and instances, one gets true. */
export async function useButton(db: Db, id: string, atMs: number): Promise<boolean> {
  const used = await db
    .updateTable('telegram_buttons')
    .set({ used_at: toTimestamp(atMs) })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(atMs))
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}
