import type { Failed, ReadDeps } from '../readings/read-account.ts';
import { answered } from '../readings/read-account.ts';
import type { QuarantinedRow, Reading, ReadOptions, Receipt } from '../readings/reading.ts';
import type { ScripMasterPath, ScripRow } from '../rows/scrip-row.ts';
import type { AllowedUrl } from '../transport/allowed-url.ts';
import type { TransportReply } from '../transport/transport.ts';
import { parseScripMaster } from './parse-scrip-master.ts';
import { parseUnderlyings, type UnderlyingRow } from './parse-underlyings.ts';
import { readScripMasterPaths } from './read-scrip-master-paths.ts';

/** Downloads today's instrument file of a segment (`nse_cm`) and reads it. */
export async function readScripMaster(
  deps: ReadDeps,
  allowedUrl: AllowedUrl,
  segment: string,
  options: ReadOptions = {},
): Promise<Reading<ScripRow>> {
  return download(deps, allowedUrl, { segment, options, parse: parseScripMaster });
}

/**
 * Downloads today's instrument file of a derivatives segment (`nse_fo`) and reads the names of what its contracts are on.
 * The file has a hundred thousand lines, of which nothing else is looked at.
 */
export async function readUnderlyings(
  deps: ReadDeps,
  allowedUrl: AllowedUrl,
  segment: string,
  options: ReadOptions = {},
): Promise<Reading<UnderlyingRow>> {
  return download(deps, allowedUrl, { segment, options, parse: parseUnderlyings });
}

type Parsed<Row> =
  | { readonly kind: 'complete'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'partial';
      readonly rows: readonly Row[];
      readonly quarantined: readonly QuarantinedRow[];
    }
  | { readonly kind: 'unreadable'; readonly words: string };

async function download<Row>(
  deps: ReadDeps,
  allowedUrl: AllowedUrl,
  wish: {
    readonly segment: string;
    readonly options: ReadOptions;
    readonly parse: (csv: string) => Parsed<Row>;
  },
): Promise<Reading<Row>> {
  const { segment, options } = wish;
  const paths = await readScripMasterPaths(deps, options);
  if (paths.kind === 'failed') return paths;
  const receipt = { ...receiptOf(paths) };
  const path = paths.kind === 'empty' ? undefined : findPath(paths.rows, segment);
  if (!path) return { ...receipt, ...malformed(`No instrument file for ${segment} is named`) };
  const verdict = allowedUrl(path.url);
  if (!verdict.ok) return { ...receipt, ...malformed(verdict.words) };

  const sent = await deps.send({
    operation: 'scrip_master',
    lane: 'others',
    method: 'GET',
    url: verdict.url,
    // The files are public: no credential goes there.
    headers: { Accept: 'text/csv, */*' },
    timeoutMs: deps.scripMasterTimeoutMs,
    ipv4Only: false,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const { reply, ...received } = answered(sent);
  return { ...received, ...interpretFile(reply, wish.parse) };
}

/** `nse_cm` is `nse_cm.csv` or `nse_cm-v1.csv`, and not `nse_com.csv`. */
export function findPath(paths: readonly ScripMasterPath[], segment: string): ScripMasterPath | undefined {
  const isOf = ({ file }: ScripMasterPath): boolean =>
    file === segment || (file.startsWith(segment) && /^[.-]/.test(file.slice(segment.length)));
  return paths.find(isOf);
}

function interpretFile<Row>(reply: TransportReply, parse: (csv: string) => Parsed<Row>) {
  if (reply.kind !== 'reply') {
    const kind = reply.why === 'timeout' ? ('timeout' as const) : ('down' as const);
    return { kind: 'failed', why: { kind, words: reply.words } } as const;
  }
  if (reply.status !== 200) {
    const kind = reply.status >= 500 ? ('down' as const) : ('refused' as const);
    return { kind: 'failed', why: { kind, words: `HTTP ${reply.status}` } } as const;
  }
  const file = parse(reply.bodyText);
  return file.kind === 'unreadable' ? malformed(file.words) : file;
}

function receiptOf({ requestedAtMs, receivedAtMs, bodyText }: Receipt): Receipt {
  return { requestedAtMs, receivedAtMs, bodyText };
}

function malformed(words: string): Failed {
  return { kind: 'failed', why: { kind: 'malformed', words } };
}
