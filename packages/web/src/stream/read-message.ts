import type { StreamChange } from '../api/types.ts';

const actors = ['user', 'system', 'broker', 'exchange', 'external', 'unknown'] as const;

/** A `change` of the stream, checked; nothing for one that we cannot read. */
export function readChange(text: string): StreamChange | undefined {
  const body = parse(text);
  if (!body) return undefined;
  const { account_id, seq, order_id, kind, actor, at } = body;
  if (typeof account_id !== 'string' || typeof seq !== 'number') return undefined;
  if (typeof kind !== 'string' || typeof at !== 'string') return undefined;
  return {
    account_id,
    seq,
    kind,
    at,
    actor: actors.find((each) => each === actor) ?? 'unknown',
    order_id: typeof order_id === 'string' ? order_id : null,
  };
}

/** A `clock` of the stream. */
export function readClock(text: string): { now: string; rate: number } | undefined {
  const body = parse(text);
  if (!body || typeof body.now !== 'string' || typeof body.rate !== 'number') return undefined;
  return { now: body.now, rate: body.rate };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : undefined;
  } catch {
    return undefined;
  }
}
