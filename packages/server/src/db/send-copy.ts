import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What a COPY has in the place of parameters: its rows, of each of its tables. */
export class CopyBytes {
  readonly tables: readonly Buffer[];
  constructor(tables: readonly Buffer[]) {
    this.tables = tables;
  }
}

/**
 * Sends a COPY, or several in one statement, on a connection of the driver. The rows leave with the statement: whoever waits until
 * the server asks for them lets it stand idle each time, for as long as the program is at something else. A server that
 * refuses the statement passes over what follows it (PostgreSQL, "COPY Operations" of the message flow).
 */
export function sendCopy(client: pg.ClientBase, statement: string, { tables }: CopyBytes): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyQuery(statement, tables, resolve, reject));
  });
}

const COPY_DATA = 'd'.charCodeAt(0);
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
/** A message's letter, and its length. */
const HEADER_BYTES = 5;
const LENGTH_BYTES = 4;

/** As the driver wants its queries to be: it calls these when the server answers. */
class CopyQuery implements pg.Submittable {
  readonly #statement: string;
  readonly #tables: readonly Buffer[];
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;

  constructor(
    statement: string,
    tables: readonly Buffer[],
    resolve: () => void,
    reject: (error: Error) => void,
  ) {
    this.#statement = statement;
    this.#tables = tables;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    stream.cork();
    connection.query(this.#statement);
    for (const rows of this.#tables) writeRows(stream, rows);
    stream.uncork();
  }

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleCopyInResponse(): void {
    // The rows are on their way.
  }

  handleCommandComplete(): void {
    // Of one table; the statement is over when the server is ready for another.
  }
}

function writeRows(stream: Duplex, rows: Buffer): void {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = COPY_DATA;
  header.writeUInt32BE(LENGTH_BYTES + rows.length, 1);
  stream.write(header);
  stream.write(rows);
  stream.write(COPY_DONE);
}
