import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Sends one statement. */
export type RunStatement = <R>(
  sql: string,
  parameters: readonly unknown[],
) => Promise<PostgresQueryResult<R>>;

/** The method that Kysely asks of a connection. */
export function queryOf(run: RunStatement): PostgresPoolClient['query'] {
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new Error('Cursors are not used here');
    return run<R>(sql, parameters);
  }
  return query;
}

/** An answer of the driver as Kysely wants it. A text of several statements answers with a list, in which nobody is interested. */
export function asResult<R>({ command, rowCount, rows }: pg.QueryResult): PostgresQueryResult<R> {
  return { command: asCommand(command), rowCount: rowCount ?? 0, rows: rows ?? [] };
}

type Command = PostgresQueryResult<unknown>['command'];
const COMMANDS: readonly string[] = ['UPDATE', 'DELETE', 'INSERT', 'SELECT', 'MERGE'] satisfies Command[];

/** Kysely only asks whether rows were changed; BEGIN and the like count as reading. */
function asCommand(command: string): Command {
  return COMMANDS.includes(command) ? (command as Command) : 'SELECT';
}
