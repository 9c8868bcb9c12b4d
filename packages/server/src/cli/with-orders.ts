import { type Db, openDatabase } from '../db/connect.ts';
import { type CommandContext, CommandFailure, EXIT, withDatabase } from './command-context.ts';

/** Gives a command the database in which orders are: the installation's, or the demo's that played last. */
export async function withOrders(
  context: CommandContext,
  demo: boolean,
  use: (db: Db) => Promise<void>,
): Promise<void> {
  await withDatabase(context, async ({ database, url: mainUrl }) => {
    if (!demo) return use(database.db);
    const url = Object.assign(new URL(mainUrl), { pathname: `${new URL(mainUrl).pathname}_demo` }).toString();
    const played = openDatabase({ url, maxConnections: 2 });
    try {
      await use(played.db);
    } catch (error) {
      // 3D000: no database of that name.
      const missing = error instanceof Error && 'code' in error && error.code === '3D000';
      throw missing ? new CommandFailure(EXIT.notFound, 'No demo has been played here yet.') : error;
    } finally {
      await played.close();
    }
  });
}
