import { realClock } from '@orderwatch/clock';
import pg from 'pg';
import type { Log } from '../log.ts';

/** Nobody listens, somebody just stopped listening, or the server recovers from a crash: it may be back in a moment. */
const COMING = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03']);
const PATIENCE_MS = 30_000;
const AGAIN_MS = 250;

/** Returns when the database answers. Throws at once what waiting does not mend, and what it has not mended in half a minute. */
export async function waitForDatabase(url: string, log: Log, patienceMs = PATIENCE_MS): Promise<void> {
  const until = realClock.monotonicMs() + patienceMs;
  for (let told = false; ; told = true) {
    try {
      return await connectOnce(url);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!COMING.has(code) || realClock.monotonicMs() >= until) throw error;
      if (!told) log.warn('The database does not answer yet; waiting for it', { cause: code });
      await realClock.sleep(AGAIN_MS);
    }
  }
}

async function connectOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.end();
}
