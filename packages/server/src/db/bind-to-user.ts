import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import type { Db } from './connect.ts';

/** Tables without anybody's data. Every other one belongs to users, whatever it is called. */
export const SHARED_TABLES: ReadonlySet<string> = new Set([
  'installation',
  'daily_closes',
  'daily_close_files',
  'calendar_files',
  'order_status_moves',
  'audit_head',
  // Which programs run; what they hold for whom stands on the leases.
  'instances',
  // Who polls which bot, by the bot's number.
  'telegram_pollers',
]);

export const USER_TABLES = [
  'account_heads',
  'amo_funds_measurements',
  'api_tokens',
  'attempts',
  'audit_entries',
  'broker_accounts',
  'broker_credentials',
  'commands',
  'day_summaries',
  'desk_requests',
  'due_work',
  'events',
  'evidence',
  'fills',
  'funds_readings',
  'idempotency_keys',
  'leases',
  'legacy_imports',
  'legacy_rows',
  'login_failures',
  'notice_deliveries',
  'notices',
  'notification_channels',
  'notification_preferences',
  'orders',
  'placement_run_rows',
  'placement_runs',
  'position_marks',
  'positions',
  'price_bands',
  'push_subscriptions',
  'recommendation_files',
  'recovery_codes',
  'security_events',
  'telegram_buttons',
  'telegram_chats',
  'telegram_codes',
  'telegram_presses',
  'totp_factors',
  'users',
  'web_sessions',
] as const;

/** A statement was about to touch users' data without saying whose. */
export class UnboundStatement extends Error {}

/**
 * A database for one caller. A statement that touches users' data must name the caller, or something that an earlier
 * statement for the same caller has brought up: an id that somebody typed into an address opens nothing before it was
 * looked up as the caller's own. Whatever else is refused before it is sent.
 */
export function bindToUser(db: Db, userId: string): Db {
  return db.withPlugin(new UserWall(userId));
}

class UserWall implements KyselyPlugin {
  private readonly known: Set<string>;
  private readonly passed = new WeakSet<object>();

  constructor(userId: string) {
    this.known = new Set([userId]);
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    const { words, values } = readStatement(node);
    const tables = USER_TABLES.filter((table) => words.has(table));
    if (tables.length === 0) return node;
    if (!values.some((value) => this.names(value))) {
      throw new UnboundStatement(`A statement on ${tables.join(', ')} does not say whose data it means`);
    }
    this.passed.add(queryId);
    return node;
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    if (this.passed.has(queryId)) this.learn(result.rows);
    return result;
  }

  private names(value: unknown): boolean {
    if (typeof value === 'string') return this.known.has(value);
    return Array.isArray(value) && value.length > 0 && value.every((one) => this.names(one));
  }

  private learn(rows: readonly UnknownRow[]): void {
    const [first] = rows;
    if (first === undefined) return;
    const ids = Object.keys(first).filter((name) => /^id$|_id$|Id$/.test(name));
    for (const row of rows) {
      for (const name of ids) {
        const value = row[name];
        if (typeof value === 'string') this.known.add(value);
      }
    }
  }
}

interface ReadStatement {
  /** Every identifier, and every word of what is written as SQL. */
  readonly words: ReadonlySet<string>;
  readonly values: readonly unknown[];
}

function readStatement(node: RootOperationNode): ReadStatement {
  const words = new Set<string>();
  const values: unknown[] = [];
  const read = (part: unknown): void => {
    if (Array.isArray(part)) {
      for (const one of part) read(one);
      return;
    }
    if (typeof part !== 'object' || part === null || part instanceof Date || Buffer.isBuffer(part)) return;
    if ('kind' in part) {
      if (part.kind === 'IdentifierNode' && 'name' in part) words.add(String(part.name));
      if (part.kind === 'ValueNode' && 'value' in part) values.push(part.value);
      // A list in a condition counts as a whole; the values of a new row each for itself.
      if (part.kind === 'PrimitiveValueListNode' && 'values' in part) values.push(part.values);
      if (part.kind === 'ValuesNode' && 'values' in part) values.push(...newRows(part.values));
      if (part.kind === 'RawNode' && 'sqlFragments' in part) {
        for (const word of String(part.sqlFragments).matchAll(/[a-z_]+/g)) words.add(word[0]);
      }
    }
    for (const child of Object.values(part)) read(child);
  };
  read(node);
  return { words, values };
}

function newRows(rows: unknown): readonly unknown[] {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row) => {
    const { kind, values } = Object(row);
    return kind === 'PrimitiveValueListNode' && Array.isArray(values) ? values : [];
  });
}
