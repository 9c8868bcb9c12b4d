import { createHash } from 'node:crypto';

/** Planning a shorter text costs less than it is worth to remember. */
const LONG_TEXT = 1_000;
/** Texts beyond so many are not remembered: lists of parameters of every length must not fill the server's memory. */
const MOST_NAMES = 200;

/**
 * Names for statements that are worth preparing, so that PostgreSQL keeps their plan on the connection: planning the
 * cycle's long statements takes it longer than carrying them out. A text gets its name when it comes a second time.
 */
export function createPlanNames(): (sql: string, parameters: readonly unknown[]) => string | undefined {
  const names = new Map<string, string | null>();
  return (sql, parameters) => {
    // Without parameters a text may hold several statements, which cannot be prepared together.
    if (parameters.length === 0 || sql.length < LONG_TEXT) return undefined;
    const known = names.get(sql);
    if (known !== undefined && known !== null) return known;
    if (known === undefined) {
      if (names.size < MOST_NAMES) names.set(sql, null);
      return undefined;
    }
    const name = `p_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}

/** Whether a kept plan no longer fits the tables, so that its connection has to be given up. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && error.message.includes('cached plan must not change result type');
}
