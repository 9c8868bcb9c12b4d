import { BlockList, isIP } from 'node:net';
import type { Scope } from '@orderwatch/core';
import { findToken, hasToken, insertToken, revokeToken, touchToken } from '../../db/security/api-tokens.ts';
import { recordSecurityEvent } from '../../db/security/security-events.ts';
import type { AuthDeps, Visitor } from '../auth.ts';
import { hashToken, newSessionToken } from '../tokens.ts';

const MARK = 'owt_';
const PREFIX_LETTERS = MARK.length + 6;
const DAY_MS = 86_400_000;
/** Writing the time of each request would make every reading a write. */
const TOUCH_EVERY_MS = 60_000;

export interface TypedToken {
  readonly name: string;
  readonly scope: Scope;
  readonly days: number;
  /** IP addresses and networks (`10.0.0.0/8`) from which it may be used; none: from anywhere. */
  readonly addresses: readonly string[];
}

/** Makes a token of 256 random bits. Its text is in this answer and nowhere else: the database has the hash. */
export async function createToken(
  { db, ids, random, realTime }: AuthDeps,
  userId: string,
  { name, scope, days, addresses }: TypedToken,
  visitor: Visitor,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = ids.next('tok');
  const token = MARK + newSessionToken(random);
  const atMs = realTime.nowMs();
  const prefix = token.slice(0, PREFIX_LETTERS);
  await db.transaction().execute(async (tx) => {
    await insertToken(tx, {
      id,
      userId,
      name,
      scope,
      prefix,
      tokenHash: hashToken(token),
      addresses,
      atMs,
      expiresAtMs: atMs + days * DAY_MS,
    });
    await recordSecurityEvent(tx, {
      userId,
      kind: 'token_created',
      atMs,
      ...visitor,
      facts: { name, scope, prefix },
    });
  });
  return { id, token };
}

/** Revokes a token: it is refused from the next request on. */
export async function endToken(
  { db, realTime }: Pick<AuthDeps, 'db' | 'realTime'>,
  ask: { readonly userId: string; readonly id: string },
  visitor: Visitor,
): Promise<'ended' | 'ended_before' | 'unknown'> {
  const atMs = realTime.nowMs();
  const { userId } = ask;
  const name = await revokeToken(db, { ...ask, atMs });
  if (name === undefined) return (await hasToken(db, userId, ask.id)) ? 'ended_before' : 'unknown';
  await recordSecurityEvent(db, { userId, kind: 'token_revoked', atMs, ...visitor, facts: { name } });
  return 'ended';
}

/** Who a token speaks for; undefined when it does not work, or not from this address. */
export async function findTokenUser(
  { db, realTime }: Pick<AuthDeps, 'db' | 'realTime'>,
  text: string,
  ip: string,
) {
  if (!text.startsWith(MARK)) return undefined;
  const nowMs = realTime.nowMs();
  const found = await findToken(db, hashToken(text), nowMs);
  if (!found || !mayComeFrom(found.addresses, ip)) return undefined;
  if (nowMs - (found.lastUsedAtMs ?? 0) > TOUCH_EVERY_MS || found.lastUsedIp !== ip) {
    await touchToken(db, { id: found.id, atMs: nowMs, ip });
  }
  return found;
}

/** Whether a text is an IP address, or a network in CIDR notation. */
export function isAddress(text: string): boolean {
  return allowing([text]) !== undefined;
}

function mayComeFrom(addresses: readonly string[], ip: string): boolean {
  if (addresses.length === 0) return true;
  const bare = ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
  return allowing(addresses)?.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4') ?? false;
}

/** Undefined when one of them is no address. */
function allowing(addresses: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const address of addresses) {
    const [host = '', bits] = address.split('/');
    const version = isIP(host);
    if (version === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
    const widest = version === 6 ? 128 : 32;
    const length = bits === undefined ? widest : Number(bits);
    if (length > widest) return undefined;
    list.addSubnet(host, length, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
