import type { Scope } from '@orderwatch/core';
import { type Db, moment, toTimestamp } from '../connect.ts';

export interface NewTokenRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly prefix: string;
  readonly tokenHash: Buffer;
  readonly addresses: readonly string[];
  readonly atMs: number;
  readonly expiresAtMs: number;
}

export async function insertToken(db: Db, token: NewTokenRow): Promise<void> {
  await db
    .insertInto('api_tokens')
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      scope: token.scope,
      prefix: token.prefix,
      token_hash: token.tokenHash,
      addresses: [...token.addresses],
      created_at: toTimestamp(token.atMs),
      expires_at: toTimestamp(token.expiresAtMs),
    })
    .execute();
}

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly prefix: string;
  readonly addresses: readonly string[];
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly lastUsedAtMs: number | null;
  readonly lastUsedIp: string | null;
  readonly revokedAtMs: number | null;
}

/** The user's tokens, newest first, those that are revoked or have expired included. */
export async function listTokens(db: Db, userId: string): Promise<readonly TokenRow[]> {
  return db
    .selectFrom('api_tokens')
    .select([
      'id',
      'name',
      'scope',
      'prefix',
      'addresses',
      'created_at as createdAtMs',
      'expires_at as expiresAtMs',
      'last_used_at as lastUsedAtMs',
      'last_used_ip as lastUsedIp',
      'revoked_at as revokedAtMs',
    ])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

export interface FoundToken {
  readonly id: string;
  readonly scope: Scope;
  readonly addresses: readonly string[];
  readonly lastUsedAtMs: number | null;
  readonly lastUsedIp: string | null;
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
}

/** A token that is neither revoked nor expired, of a user who is not disabled. */
export async function findToken(db: Db, tokenHash: Buffer, nowMs: number): Promise<FoundToken | undefined> {
  return db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select([
      'api_tokens.id',
      'scope',
      'addresses',
      'last_used_at as lastUsedAtMs',
      'last_used_ip as lastUsedIp',
      'users.id as userId',
      'users.email',
      'users.display_name as displayName',
    ])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', moment(nowMs))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
}

export async function touchToken(
  db: Db,
  use: { readonly id: string; readonly atMs: number; readonly ip: string },
): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ last_used_at: toTimestamp(use.atMs), last_used_ip: use.ip })
    .where('id', '=', use.id)
    .execute();
}

/** The name of the token, which is void from now on; undefined when the user has no such token that still works. */
export async function revokeToken(
  db: Db,
  ask: { readonly userId: string; readonly id: string; readonly atMs: number },
): Promise<string | undefined> {
  const revoked = await db
    .updateTable('api_tokens')
    .set({ revoked_at: toTimestamp(ask.atMs) })
    .where('id', '=', ask.id)
    .where('user_id', '=', ask.userId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return revoked?.name;
}

/** Whether the user has, or had, a token of that id. */
export async function hasToken(db: Db, userId: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('api_tokens')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return found !== undefined;
}
