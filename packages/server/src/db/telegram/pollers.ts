import { type Db, moment, toTimestamp } from '../connect.ts';

interface Claim {
  readonly botId: number;
  readonly owner: string;
}

/** Takes or renews the right to ask for a bot's updates. False while another instance has it. */
export async function claimBot(
  db: Db,
  { botId, owner, nowMs, expiresAtMs }: Claim & { readonly nowMs: number; readonly expiresAtMs: number },
): Promise<boolean> {
  const row = { owner, expires_at: toTimestamp(expiresAtMs) };
  const claimed = await db
    .insertInto('telegram_pollers')
    .values({ bot_id: botId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('bot_id')
        .doUpdateSet(row)
        .where((eb) =>
          eb.or([
            eb('telegram_pollers.owner', '=', owner),
            eb('telegram_pollers.expires_at', '<=', moment(nowMs)),
          ]),
        ),
    )
    .returning('bot_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Keeps the name under which people find the bot. */
export async function nameBot(db: Db, botId: number, username: string): Promise<void> {
  await db.updateTable('telegram_pollers').set({ username }).where('bot_id', '=', botId).execute();
}

/** Null while no instance polls the bot. */
export async function findBotName(db: Db, botId: number): Promise<string | null> {
  const row = await db
    .selectFrom('telegram_pollers')
    .select('username')
    .where('bot_id', '=', botId)
    .executeTakeFirst();
  return row?.username ?? null;
}

export async function releaseBot(db: Db, { botId, owner }: Claim): Promise<void> {
  await db.deleteFrom('telegram_pollers').where('bot_id', '=', botId).where('owner', '=', owner).execute();
}
