import type { Db } from '../connect.ts';

/** Whether that file is there and the user's own. */
export async function hasRecommendationFile(
  db: Db,
  of: { readonly userId: string; readonly fileId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('recommendation_files')
    .select('id')
    .where('user_id', '=', of.userId)
    .where('id', '=', of.fileId)
    .executeTakeFirst();
  return found !== undefined;
}
