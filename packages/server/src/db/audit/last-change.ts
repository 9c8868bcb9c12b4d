import type { Db } from '../connect.ts';

export interface LastChange {
  readonly atMs: number;
  /** The address that it came from; null when that is not known. */
  readonly ip: string | null;
}

/** When this user last did this to this thing with success. Undefined when the audit has nothing of it. */
export async function lastChange(
  db: Db,
  of: { readonly userId: string; readonly action: string; readonly subject: string },
): Promise<LastChange | undefined> {
  return db
    .selectFrom('audit_entries')
    .select(['at as atMs', 'ip'])
    .where('user_id', '=', of.userId)
    .where('action', '=', of.action)
    .where('subject', '=', of.subject)
    .where('stage', '=', 'answered')
    .where('status', '=', 200)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}
