import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { claimKey, releaseKey, storeAnswer } from '../db/idempotency/claim-key.ts';
import { derivedId } from '../ids.ts';
import type { HttpDeps } from './deps.ts';
import { callerOf } from './guards/recognise.ts';
import { Problem } from './problems.ts';

/** A run that never answered has died with its program after this time. */
const ABANDONED_MS = 2 * 60_000;

/**
 * Names what a request makes, by what it is about where that is several things. A run that died may have made it already:
 * the next run of the same request gives it the same name, and finds it.
 */
export type NameOfIts = (prefix: string, about?: string) => string;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Carries out a request that can move money at most once per `Idempotency-Key` and user: repeated, it gets the stored
 * answer; with another body 422; while the first one is at work 409. A refusal that did nothing gives the key back.
 */
export async function once(
  { ids, realTime }: Pick<HttpDeps, 'ids' | 'realTime'>,
  request: FastifyRequest,
  reply: FastifyReply,
  perform: (nameOfIts: NameOfIts) => Promise<Answer>,
): Promise<FastifyReply> {
  const { userId, db } = callerOf(request);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key))
    throw new Problem('idempotency_key_missing');
  const requestSha256 = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body]))
    .digest();
  const runner = ids.next('idm');
  const nowMs = realTime.nowMs();
  const claim = { userId, key, requestSha256, runner, nowMs, abandonedBeforeMs: nowMs - ABANDONED_MS };
  const found = await claimKey(db, claim);
  if (found.kind === 'running') throw new Problem('request_running');
  if (found.kind === 'other_request') throw new Problem('idempotency_key_reused');
  if (found.kind === 'answered') return send(reply, found.status, found.answer);
  try {
    const { status, body } = await perform((prefix, about = '') => derivedId(prefix, found.seed, about));
    const answer = JSON.stringify(body);
    await storeAnswer(db, { userId, key, runner, status, answer, atMs: realTime.nowMs() });
    return send(reply, status, answer);
  } catch (error) {
    if (error instanceof Problem) await releaseKey(db, claim);
    throw error;
  }
}

function send(reply: FastifyReply, status: number, answer: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer((text: string) => text)
    .send(answer);
}
