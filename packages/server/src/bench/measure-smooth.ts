import { fileURLToPath } from 'node:url';
import { realClock } from '@orderwatch/clock';
import { chromium, type Page } from 'playwright-core';
import type { BenchAccount } from './bench-account.ts';
import type { BenchCluster } from './bench-database.ts';
import { type BenchDesk, MORNING_MS, openBenchDesk } from './bench-desk.ts';
import { createBenchHttp } from './bench-http.ts';
import { type Figures, fact, judge } from './goal.ts';
import { percentile } from './measure.ts';
import { changed } from './placed-orders.ts';
import { pressAround } from './press-around.ts';
import { scrollByPages, scrollByWheel, walkByRows } from './scroll-through.ts';
import { seedHistory } from './seed-history.ts';
import { beginToWatch, type Seen, takeSeen } from './watch-frames.ts';
import { writeFeedFrame } from './wire-book.ts';

/** Of today, at the broker; the rest is older. Together as many as the list counts. */
const LIVE = 1_000;
const OLDER = 9_000;
/** Twenty changes a second come while everything is measured. */
const CHANGE_EVERY_MS = 50;
const ROUNDS = 5;
/** Two frames of a screen with sixty a second: from here on a person sees it stutter. */
const STUTTER_MS = 33.4;

const webRoot = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The list of ten thousand orders in a real browser: whether it scrolls without a stutter, and how soon it answers. */
export async function measureSmooth(cluster: BenchCluster): Promise<Figures> {
  const database = await cluster.open('smooth');
  const bench = await openBenchDesk({ database, accounts: 1, orders: LIVE });
  const [account] = bench.accounts;
  if (account === undefined) throw new Error('A desk without an account');
  const { id: accountId, userId } = account;
  await seedHistory(database.db, { accountId, userId, count: OLDER, untilMs: MORNING_MS - 1 });
  const http = await createBenchHttp(database, { desk: bench.desk, userId, webRoot });
  const address = await http.listen({ host: '127.0.0.1', port: 0 });
  const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const changes = keepChanging(bench, account);
  try {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
    await page.goto(`${address}/orders?size=all`);
    await page.locator('[data-row]').nth(5).waitFor();
    await beginToWatch(page);
    return await watch(page);
  } finally {
    await changes.stop();
    await browser.close();
    await http.close();
    await bench.close();
  }
}

const SCROLLS = { 'by the wheel': scrollByWheel, 'by pages': scrollByPages, 'row by row': walkByRows };

async function watch(page: Page): Promise<Figures> {
  const scrolled: (Seen & { readonly how: string })[] = [];
  for (const [how, scroll] of Object.entries(SCROLLS)) {
    await takeSeen(page);
    await scroll(page);
    scrolled.push({ how, ...(await takeSeen(page)) });
  }
  await page.evaluate('window.scrollTo(0, 0)');
  const pressed: { readonly what: string; readonly ms: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await takeSeen(page);
    await pressAround(page, async (what) => {
      const { pressesMs } = await takeSeen(page);
      // What was answered within a frame is not told of.
      pressed.push({ what, ms: Math.max(0, ...pressesMs) });
    });
  }
  return report(scrolled, pressed);
}

function report(
  scrolled: readonly (Seen & { readonly how: string })[],
  pressed: readonly { readonly what: string; readonly ms: number }[],
): Figures {
  const frames = scrolled.flatMap(({ framesMs }) => framesMs);
  const longest = Math.max(0, ...scrolled.flatMap(({ tasksMs }) => tasksMs));
  const kinds = [...new Set(pressed.map(({ what }) => what))];
  return {
    goals: [
      judge({
        name: '10,000 orders scrolled, 20 changes a second: frames over 33 ms',
        goal: 5,
        measured: stutters(frames),
        unit: '%',
      }),
      judge({ name: 'the same, longest task of the page', goal: 100, measured: longest, unit: 'ms' }),
      judge({
        name: `10,000 orders, 20 changes a second: press to painted answer, p95 of ${pressed.length}`,
        goal: 100,
        measured: percentile(
          pressed.map(({ ms }) => ms),
          0.95,
        ),
        unit: 'ms',
      }),
    ],
    facts: [
      ...scrolled.flatMap(({ how, framesMs, tasksMs }) => [
        fact(`10,000 orders scrolled ${how}: frames over 33 ms`, stutters(framesMs), '%'),
        fact(`10,000 orders scrolled ${how}: frame, p95`, percentile(framesMs, 0.95), 'ms'),
        fact(`10,000 orders scrolled ${how}: longest task`, Math.max(0, ...tasksMs), 'ms'),
      ]),
      ...kinds.map((kind) =>
        fact(
          `10,000 orders, slowest press: ${kind}`,
          Math.max(...pressed.filter(({ what }) => what === kind).map(({ ms }) => ms)),
          'ms',
        ),
      ),
    ],
  };
}

function stutters(framesMs: readonly number[]): number {
  return (100 * framesMs.filter((ms) => ms > STUTTER_MS).length) / framesMs.length;
}

/** One order after another is filled by one more share, as told by the feed. */
function keepChanging(bench: BenchDesk, account: BenchAccount): { stop(): Promise<void> } {
  const ended = new AbortController();
  const change = async () => {
    for (let run = 0; !ended.signal.aborted; run += 1) {
      const index = LIVE - 1 - (run % LIVE);
      const placed = account.placed[index];
      if (placed === undefined) throw new Error(`There is no order ${index}`);
      const filledQty = 1 + Math.floor(run / LIVE);
      const shown = changed(placed.shown, { filledQty, updatedAtMs: bench.clock.nowMs() + run }, index);
      account.canned.send(writeFeedFrame(account.accountCode, shown));
      await realClock.sleep(CHANGE_EVERY_MS, ended.signal).catch(() => {});
    }
  };
  const changing = change();
  return {
    async stop() {
      ended.abort();
      await changing;
    },
  };
}
