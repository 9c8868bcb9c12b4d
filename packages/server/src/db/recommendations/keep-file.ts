import { type Db, toTimestamp } from '../connect.ts';

export interface RecommendationFileText {
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export interface NewRecommendationFile extends RecommendationFileText {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly sha256: Buffer;
  readonly receivedAtMs: number;
  readonly source: 'path' | 'upload' | 'api';
}

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly receivedAtMs: number;
  readonly alreadyKnown: boolean;
}

/** Keeps a file once per user, whatever way it came: the same bytes give the id of the first. */
export async function keepRecommendationFile(db: Db, file: NewRecommendationFile): Promise<KeptFile> {
  const inserted = await db
    .insertInto('recommendation_files')
    .values({
      id: file.id,
      user_id: file.userId,
      name: file.name,
      sha256: file.sha256,
      received_at: toTimestamp(file.receivedAtMs),
      source: file.source,
      header: JSON.stringify(file.header),
      rows: JSON.stringify(file.rows),
    })
    .onConflict((conflict) => conflict.columns(['user_id', 'sha256']).doNothing())
    .returning(['id', 'name', 'received_at as receivedAtMs'])
    .executeTakeFirst();
  if (inserted) return { ...inserted, alreadyKnown: false };
  const known = await db
    .selectFrom('recommendation_files')
    .select(['id', 'name', 'received_at as receivedAtMs'])
    .where('user_id', '=', file.userId)
    .where('sha256', '=', file.sha256)
    .executeTakeFirstOrThrow();
  return { ...known, alreadyKnown: true };
}
