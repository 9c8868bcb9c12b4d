import { z } from 'zod';
import { openReply } from '../envelope/open-reply.ts';
import type { Failed, ReadDeps } from '../readings/read-account.ts';
import { readPublic } from '../readings/read-public.ts';
import type { Reading, ReadOptions } from '../readings/reading.ts';
import type { ScripMasterPath } from '../rows/scrip-row.ts';
import type { TransportReply } from '../transport/transport.ts';

const answerShape = z.object({ data: z.object({ filesPaths: z.array(z.url()).min(1) }) });

/** Reads where today's instrument files are. */
export function readScripMasterPaths(
  deps: ReadDeps,
  options?: ReadOptions,
): Promise<Reading<ScripMasterPath>> {
  return readPublic(
    deps,
    { operation: 'scrip_master_paths', path: '/script-details/1.0/masterscrip/file-paths' },
    interpretPaths,
    options,
  );
}

function interpretPaths(
  reply: TransportReply,
): { readonly kind: 'complete'; readonly rows: readonly ScripMasterPath[] } | Failed {
  const opened = openReply(reply);
  if (!opened.ok) return { kind: 'failed', why: opened.why };
  const answer = answerShape.safeParse(opened.body);
  if (!answer.success) {
    return { kind: 'failed', why: { kind: 'malformed', words: 'The answer names no files' } };
  }
  const rows = answer.data.data.filesPaths.map((url) => ({
    url,
    file: new URL(url).pathname.split('/').at(-1) ?? '',
  }));
  return { kind: 'complete', rows };
}
