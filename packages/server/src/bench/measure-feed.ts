import { realClock } from '@orderwatch/clock';
import type { BenchAccount } from './bench-account.ts';
import type { BenchCluster } from './bench-database.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { createBenchHttp } from './bench-http.ts';
import { type Figures, fact, judge } from './goal.ts';
import { inTime } from './in-time.ts';
import { percentile } from './measure.ts';
import { changed } from './placed-orders.ts';
import { type ShownOrder, writeFeedFrame } from './wire-book.ts';

const ORDERS = 1_000;
const FRAMES = 1_000;
const WARM_UP = 100;

/**
 * Frames of the order feed, each about another order and sent when the one before has come through: from the bytes on
 * the socket to the committed row, and on to the event on a reader's stream over HTTP.
 */
export async function measureFeed(cluster: BenchCluster): Promise<Figures> {
  const database = await cluster.open('feed');
  const bench = await openBenchDesk({ database, accounts: 1, orders: ORDERS });
  const [account] = bench.accounts;
  if (account === undefined) throw new Error('A desk without an account');
  const http = await createBenchHttp(database, { desk: bench.desk, userId: account.userId });
  const address = await http.listen({ host: '127.0.0.1', port: 0 });
  const stream = await readStream(`${address}/api/v1/user/stream`);
  const committed: number[] = [];
  const streamed: number[] = [];
  for (let run = 0; run < FRAMES + WARM_UP; run += 1) {
    const times = await sendFrame(bench, account, run, stream);
    if (run < WARM_UP) continue;
    committed.push(times.committedMs);
    streamed.push(times.streamedMs);
  }
  stream.close();
  await http.close();
  await bench.close();
  return {
    goals: [
      judge({
        name: `order-feed frame to committed row, p99 of ${FRAMES}`,
        goal: 50,
        measured: percentile(committed, 0.99),
        unit: 'ms',
      }),
    ],
    facts: [
      fact('order-feed frame to committed row, p50', percentile(committed, 0.5), 'ms'),
      fact('order-feed frame to the event on the stream, p50', percentile(streamed, 0.5), 'ms'),
      fact('order-feed frame to the event on the stream, p95', percentile(streamed, 0.95), 'ms'),
    ],
  };
}

async function sendFrame(bench: BenchDesk, account: BenchAccount, run: number, stream: Stream) {
  const index = run % ORDERS;
  const placed = account.placed[index];
  if (placed === undefined) throw new Error(`There is no order ${index}`);
  const filledQty = 1 + Math.floor(run / ORDERS);
  const shown: ShownOrder = changed(
    placed.shown,
    { filledQty, updatedAtMs: bench.clock.nowMs() + run },
    index,
  );
  const frame = writeFeedFrame(account.accountCode, shown);
  const reached = stream.next();
  const begun = realClock.monotonicMs();
  const committed = new Promise<number>((resolve) => {
    const stop = bench.desk.onChange(() => {
      stop();
      resolve(realClock.monotonicMs() - begun);
    });
  });
  account.canned.send(frame);
  const committedMs = await inTime(committed);
  const streamedMs = (await inTime(reached)) - begun;
  return { committedMs, streamedMs };
}

interface Stream {
  /** Resolves to the monotonic time at which the next change is read. */
  next(): Promise<number>;
  close(): void;
}

/** A reader of the product's event stream, over a real connection. */
async function readStream(url: string): Promise<Stream> {
  const closing = new AbortController();
  const reply = await fetch(url, { signal: closing.signal });
  if (!reply.ok || reply.body === null) throw new Error(`No stream: ${reply.status}`);
  let notify: (atMs: number) => void = () => {};
  const decoder = new TextDecoder();
  const read = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const bytes of body) {
      if (decoder.decode(bytes).includes('event: change')) notify(realClock.monotonicMs());
    }
  };
  read(reply.body).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  return {
    next: () =>
      new Promise((resolve) => {
        notify = resolve;
      }),
    close: () => closing.abort(),
  };
}
