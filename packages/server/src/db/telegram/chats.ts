import { type Db, moment, toTimestamp } from '../connect.ts';

export interface ConnectedChat {
  readonly userId: string;
  readonly botId: number;
  readonly chatId: number;
  /** As the person calls himself at Telegram. */
  readonly name: string;
  readonly connectedAtMs: number;
}

/** Keeps a code's hash in place of the user's older one. */
export async function saveCode(
  db: Db,
  code: { readonly userId: string; readonly codeHash: Buffer; readonly expiresAtMs: number },
): Promise<void> {
  const row = { code_hash: code.codeHash, expires_at: toTimestamp(code.expiresAtMs) };
  await db
    .insertInto('telegram_codes')
    .values({ user_id: code.userId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute();
}

export interface ChatWish {
  readonly codeHash: Buffer;
  /** The users whose settings name this bot: a code shown to anybody else is worth nothing here. */
  readonly userIds: readonly string[];
  readonly botId: number;
  readonly chatId: number;
  readonly name: string;
  readonly atMs: number;
}

/** Takes the code away and connects the chat, in place of the user's earlier one. Undefined when the code is not good. */
export async function connectChat(db: Db, wish: ChatWish): Promise<{ readonly userId: string } | undefined> {
  const { codeHash, userIds, botId, chatId, name, atMs } = wish;
  if (userIds.length === 0) return undefined;
  return db.transaction().execute(async (tx) => {
    const used = await tx
      .deleteFrom('telegram_codes')
      .where('code_hash', '=', codeHash)
      .where('expires_at', '>', moment(atMs))
      .where('user_id', 'in', userIds)
      .returning('user_id as userId')
      .executeTakeFirst();
    if (!used) return undefined;
    await tx.deleteFrom('telegram_chats').where('bot_id', '=', botId).where('chat_id', '=', chatId).execute();
    const row = { bot_id: botId, chat_id: chatId, name, connected_at: toTimestamp(atMs) };
    await tx
      .insertInto('telegram_chats')
      .values({ user_id: used.userId, ...row })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
      .execute();
    return used;
  });
}

export async function findChat(db: Db, userId: string): Promise<ConnectedChat | undefined> {
  return selectChats(db).where('user_id', '=', userId).executeTakeFirst();
}

/** Whose chat with that bot it is; undefined for a stranger. */
export async function findChatOwner(
  db: Db,
  of: { readonly botId: number; readonly chatId: number },
): Promise<ConnectedChat | undefined> {
  return selectChats(db).where('bot_id', '=', of.botId).where('chat_id', '=', of.chatId).executeTakeFirst();
}

/** False when there was none. */
export async function disconnectChat(db: Db, userId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('telegram_chats')
    .where('user_id', '=', userId)
    .returning('user_id')
    .executeTakeFirst();
  return gone !== undefined;
}

function selectChats(db: Db) {
  return db
    .selectFrom('telegram_chats')
    .select([
      'user_id as userId',
      'bot_id as botId',
      'chat_id as chatId',
      'name',
      'connected_at as connectedAtMs',
    ]);
}
