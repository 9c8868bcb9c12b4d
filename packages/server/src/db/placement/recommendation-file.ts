import type { Db } from '../connect.ts';

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
