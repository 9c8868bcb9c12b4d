import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Undefined when it is unknown or another user's. */
export async function findRecommendationFile(
  db: Db,
  fileId: string,
  userId: string,
): Promise<StoredFile | undefined> {
  return db
    .selectFrom('recommendation_files')
    .select(['id', 'name', 'header', 'rows'])
    .where('id', '=', fileId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Keeps a file that was read from a path. A file with the same content is kept once, whatever its name. */
export async function keepRecommendationFile(
  db: Db,
  file: StoredFile & { readonly userId: string; readonly sha256: Buffer; readonly receivedAtMs: number },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with kept as (
      insert into recommendation_files (id, user_id, name, sha256, received_at, source, header, rows)
      values (${file.id}, ${file.userId}, ${file.name}, ${file.sha256}, ${toTimestamp(file.receivedAtMs)}, 'path',
              ${JSON.stringify(file.header)}::jsonb, ${JSON.stringify(file.rows)}::jsonb)
      on conflict (user_id, sha256) do nothing
      returning id
    )
    select id from kept
    union all
    select id from recommendation_files where user_id = ${file.userId} and sha256 = ${file.sha256}
    limit 1`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A recommendation file was neither kept nor found');
  return id;
}
