import type { ReplyLost, RequestNotSent } from './transport.ts';

/** Names a failure that happened before anything was written. */
export function notSentBecause(error: unknown): RequestNotSent {
  const { code, words } = describe(error);
  return { kind: 'not_sent', why: notSentWhy(code), words };
}

/** Names a failure after the request may have been written. */
export function lostBecause(error: unknown): Pick<ReplyLost, 'why' | 'words'> {
  const { code, words } = describe(error);
  if (code === 'UND_ERR_ABORTED' || code === 'ABORT_ERR') return { why: 'aborted', words };
  const isReset = code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
  return { why: isReset ? 'reset' : 'failed', words };
}

function notSentWhy(code: string): RequestNotSent['why'] {
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'UND_ERR_ABORTED' || code === 'ABORT_ERR') return 'aborted';
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return 'closed';
  return isTls(code) ? 'tls' : 'unreachable';
}

function isTls(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH)/.test(code);
}

function describe(error: unknown): { code: string; words: string } {
  // A host with several addresses fails with one error for each of them.
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  if (!(first instanceof Error)) return { code: '', words: String(first) };
  const code = 'code' in first ? String(first.code) : '';
  return { code, words: first.message === '' ? code : first.message };
}
