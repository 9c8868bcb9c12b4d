import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { BenchAccount } from './bench-account.ts';
import type { BenchCluster } from './bench-database.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { createBenchHttp } from './bench-http.ts';
import { type Figures, fact, judge } from './goal.ts';
import { inTime } from './in-time.ts';
import { percentile } from './measure.ts';
import { changed } from './placed-orders.ts';
import { writeFeedFrame } from './wire-book.ts';

/** As many as an account has on a busy day; the rows at the top are in sight. */
const ORDERS = 50;
const IN_SIGHT = 5;
const FRAMES = 200;
const WARM_UP = 20;

const webRoot = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * Frames of the order feed, one after another: from the bytes on the socket to the frame in which a real browser paints
 * the changed quantity in the list of orders. Machine time on both sides, which is the same on one machine.
 */
export async function measureScreen(cluster: BenchCluster): Promise<Figures> {
  const database = await cluster.open('screen');
  const bench = await openBenchDesk({ database, accounts: 1, orders: ORDERS });
  const [account] = bench.accounts;
  if (account === undefined) throw new Error('A desk without an account');
  const http = await createBenchHttp(database, { desk: bench.desk, userId: account.userId, webRoot });
  const address = await http.listen({ host: '127.0.0.1', port: 0 });
  const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const painted: number[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
    await page.goto(`${address}/orders`);
    const rows = await rowsInSight(page);
    for (let run = 0; run < FRAMES + WARM_UP; run += 1) {
      const took = await sendFrame(bench, account, { run, page, rows });
      if (run >= WARM_UP) painted.push(took);
    }
  } finally {
    await browser.close();
    await http.close();
    await bench.close();
  }
  return {
    goals: [
      judge({
        name: `order-feed frame to the browser's screen, p95 of ${FRAMES}`,
        goal: 200,
        measured: percentile(painted, 0.95),
        unit: 'ms',
      }),
    ],
    facts: [fact("order-feed frame to the browser's screen, p50", percentile(painted, 0.5), 'ms')],
  };
}

/** The ids of the orders whose rows are at the top of the list. */
async function rowsInSight(page: Page): Promise<readonly string[]> {
  const links = page.locator('[data-row]');
  await links.nth(IN_SIGHT).waitFor();
  const ids = await Promise.all(
    Array.from({ length: IN_SIGHT }, (_, index) => links.nth(index).getAttribute('data-row')),
  );
  return ids.filter((id) => id !== null);
}

interface Turn {
  readonly run: number;
  readonly page: Page;
  readonly rows: readonly string[];
}

async function sendFrame(bench: BenchDesk, account: BenchAccount, { run, page, rows }: Turn) {
  const id = rows[run % rows.length] ?? '';
  const index = account.placed.findIndex(({ order }) => order.id === id);
  const placed = account.placed[index];
  if (placed === undefined) throw new Error(`The page shows an order that nobody placed: ${id}`);
  const filledQty = 1 + Math.floor(run / rows.length);
  const shown = changed(placed.shown, { filledQty, updatedAtMs: bench.clock.nowMs() + run }, index);
  const frame = writeFeedFrame(account.accountCode, shown);
  const paintedAt = page.evaluate<number>(whenPainted(id, filledQty));
  // Answered after the page has begun to watch.
  await page.evaluate('0');
  const begun = performance.timeOrigin + performance.now();
  account.canned.send(frame);
  return (await inTime(paintedAt)) - begun;
}

/**
 * In the page, which is no part of this program: resolves with the machine's time when the order's row has the quantity
 * and a frame was painted with it.
 */
function whenPainted(id: string, filledQty: number): string {
  return `new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const row = document.querySelector('[data-row="${id}"]')?.closest('tr');
      if (!row?.textContent.includes('${filledQty} / ')) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        painted.port2.postMessage(null);
      });
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  })`;
}
