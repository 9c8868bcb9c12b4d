import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import { listenOnLoopback, readText } from './listen-on-loopback.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly path: string;
}

export interface PlannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An HTTP receiver that remembers what came, and answers 204 unless told otherwise. */
export async function startReceiver() {
  const received: Received[] = [];
  const answers: PlannedAnswer[] = [];
  let silent = false;
  const server = createServer(async (request, response) => {
    const text = await readText(request);
    received.push({ headers: request.headers, text, path: request.url ?? '' });
    if (silent) return;
    const { status, headers = {} } = answers.shift() ?? { status: 204 };
    response.writeHead(status, headers).end();
  });
  const port = await listenOnLoopback(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answerNext: (...planned: readonly PlannedAnswer[]) => void answers.push(...planned),
    /** Takes requests and never answers. */
    fallSilent: () => {
      silent = true;
    },
  };
}

/** The check that the manual gives to receivers. */
export function isSigned(secret: string, header: string, body: string, nowMs: number): boolean {
  const found = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header);
  if (!found) return false;
  const [, seconds = '', mac = ''] = found;
  if (Math.abs(nowMs / 1000 - Number(seconds)) > 300) return false;
  const wanted = createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
  return timingSafeEqual(wanted, Buffer.from(mac, 'hex'));
}
