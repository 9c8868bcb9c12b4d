import { realClock } from '@orderwatch/clock';
import { appendAudit } from '../db/audit/append-audit.ts';
import type { Db } from '../db/connect.ts';
import { loadKeyRing } from '../secrets/key-file.ts';
import { type CommandContext, EXIT, needConfig } from './command-context.ts';

/**
 * Does what a command was called for, and keeps it in the chain of the audit: before it is done, and with its exit code
 * after. Whoever may run commands here is not asked who he is, so no user is named.
 */
export async function audited<T>(
  context: CommandContext,
  db: Db,
  what: { readonly action: string; readonly subject: string | null },
  work: () => Promise<T>,
): Promise<T> {
  const { config } = await needConfig(context);
  const keyRing = await loadKeyRing(config.keyFile);
  const keep = (stage: 'asked' | 'answered', status: number | null) =>
    appendAudit(db, keyRing, {
      ...what,
      stage,
      status,
      atMs: realClock.nowMs(),
      userId: null,
      channel: 'cli',
      requestId: null,
      ip: null,
    });
  await keep('asked', null);
  try {
    const done = await work();
    await keep('answered', EXIT.done);
    return done;
  } catch (error) {
    const isRefusal = error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number';
    await keep('answered', isRefusal ? Number(error.exitCode) : EXIT.failed);
    throw error;
  }
}
