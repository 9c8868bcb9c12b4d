import { Agent, type Dispatcher } from 'undici';
import { decodeBody } from './decode-body.ts';
import { lostBecause, notSentBecause } from './failure-words.ts';
import type { Transport, TransportReply, TransportRequest } from './transport.ts';

/**
 * HTTP/1.1 by undici. It neither repeats requests nor follows redirects, and its own response time-outs are off: the
 * client's clock decides. `not_sent` rests on undici's `onRequestStart`, which runs right before the first byte is
 * written: a request that never started, or was aborted in it, wrote nothing.
 */
export function undiciTransport(): Transport {
  const common = { connections: 20, pipelining: 1, headersTimeout: 0, bodyTimeout: 0, allowH2: false };
  // A connection that the broker closed while idle would turn the next order into an unknown one, so order
  // connections are kept only for the length of a burst.
  const ipv4 = new Agent({
    ...common,
    connect: { family: 4 },
    keepAliveTimeout: 1_000,
    keepAliveMaxTimeout: 1_000,
  });
  const any = new Agent(common);
  const transport: Transport = (request) => exchange(request.ipv4Only ? ipv4 : any, request);
  transport.close = async () => {
    await Promise.all([ipv4.destroy(), any.destroy()]);
  };
  return transport;
}

function exchange(agent: Agent, request: TransportRequest): Promise<TransportReply> {
  return new Promise((resolve) => {
    const { origin, pathname, search } = new URL(request.url);
    const handler = new ExchangeHandler(request, resolve);
    if (handler.isOver) return;
    agent.dispatch(
      {
        origin,
        path: pathname + search,
        method: request.method,
        headers: { 'accept-encoding': 'gzip, deflate', ...request.headers },
        body: request.body ?? null,
      },
      handler,
    );
  });
}

class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #request: TransportRequest;
  readonly #resolve: (reply: TransportReply) => void;
  readonly #chunks: Buffer[] = [];
  readonly #onAbort = (): void => this.#abort();
  #bytes = 0;
  #controller: Dispatcher.DispatchController | undefined;
  #status: number | undefined;
  #headers: Record<string, string> = {};
  isOver = false;

  constructor(request: TransportRequest, resolve: (reply: TransportReply) => void) {
    this.#request = request;
    this.#resolve = resolve;
    request.signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (request.signal?.aborted) this.#abort();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while connecting, and reported as not sent: so nothing may be written now.
    if (this.isOver) controller.abort(new Error('The request was given up before it was sent'));
    else this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    );
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#request.maxBodyBytes) {
      this.#chunks.push(chunk);
      return;
    }
    const words = `The reply exceeds ${this.#request.maxBodyBytes} bytes`;
    this.#settle({ kind: 'lost', why: 'too_large', words, ...this.#seenStatus() });
    controller.abort(new Error(words));
  }

  onResponseEnd(): void {
    const body = Buffer.concat(this.#chunks);
    const encoding = this.#headers['content-encoding'];
    void decodeBody(body, encoding, this.#request.maxBodyBytes).then((decoded) => {
      const status = this.#status ?? 0;
      this.#settle(
        decoded.ok
          ? { kind: 'reply', status, headers: this.#headers, bodyText: decoded.text }
          : { kind: 'lost', ...decoded.lost, status },
      );
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.#controller) this.#settle(notSentBecause(error));
    else if (this.#status === undefined) this.#settle({ kind: 'lost', ...lostBecause(error) });
    else {
      const bodyText = Buffer.concat(this.#chunks).toString('utf8');
      this.#settle({ kind: 'lost', why: 'truncated', words: error.message, status: this.#status, bodyText });
    }
  }

  #abort(): void {
    if (!this.#controller) {
      this.#settle({ kind: 'not_sent', why: 'aborted', words: 'Given up before it was sent' });
      return;
    }
    const words = 'Given up while waiting for the reply';
    this.#settle({ kind: 'lost', why: 'aborted', words, ...this.#seenStatus() });
    this.#controller.abort(new Error(words));
  }

  #seenStatus(): { status?: number } {
    return this.#status === undefined ? {} : { status: this.#status };
  }

  #settle(reply: TransportReply): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#request.signal?.removeEventListener('abort', this.#onAbort);
    this.#resolve(reply);
  }
}
