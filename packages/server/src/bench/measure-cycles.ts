import { collectGarbage } from '../collect-garbage.ts';
import type { BenchCluster } from './bench-database.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { countAfterOthersWrote } from './count-after-others-wrote.ts';
import { countedStatements } from './count-statements.ts';
import { type Fact, type Figures, fact, judge } from './goal.ts';
import { median, timeMs } from './measure.ts';
import { changed } from './placed-orders.ts';
import type { ShownOrder } from './wire-book.ts';

const SMALLER_BOOKS = [100, 1_000];
const ROWS = 10_000;

/** Cycles over one account's book in which nothing, a hundredth and all of it has changed, and how cost grows. */
export async function measureCycles(cluster: BenchCluster): Promise<Figures> {
  const facts: Fact[] = [];
  let statements = 0;
  let followed = 0;
  for (const orders of SMALLER_BOOKS) {
    const smaller = await measureBook(cluster, orders, { runs: 31, changedRuns: 7 });
    facts.push(...smaller.facts);
    statements = Math.max(statements, smaller.statements);
    followed = Math.max(followed, smaller.followed);
  }
  const book = await measureBook(cluster, ROWS, { runs: 21, changedRuns: 5 });
  return {
    goals: [
      judge({
        name: '10,000 rows, none changed: cycle / JSON.parse of the body',
        goal: 1.5,
        measured: book.ratios.none,
        unit: 'x',
      }),
      judge({
        name: '10,000 rows, 1 % changed: cycle / JSON.parse of the body',
        goal: 2.5,
        measured: book.ratios.some,
        unit: 'x',
      }),
      judge({
        name: '10,000 rows, all changed: decided and written',
        goal: 1_000,
        measured: book.allMs,
        unit: 'ms',
      }),
      judge({
        name: 'statements in one cycle, the most of any cycle',
        goal: 4,
        measured: Math.max(statements, book.statements),
        unit: 'statements',
      }),
    ],
    facts: [
      ...facts,
      ...book.facts,
      fact(
        'statements in one cycle with what follows it, the most',
        Math.max(followed, book.followed),
        'statements',
      ),
    ],
  };
}

interface BookFigures {
  readonly ratios: { readonly none: number; readonly some: number };
  readonly allMs: number;
  readonly statements: number;
  /** With those of what follows a reading, such as the sells of positions that it opened. */
  readonly followed: number;
  readonly facts: readonly Fact[];
}

interface Runs {
  readonly runs: number;
  readonly changedRuns: number;
}

async function measureBook(cluster: BenchCluster, rows: number, runs: Runs): Promise<BookFigures> {
  const database = await cluster.open(`book_${rows}`);
  const bench = await openBenchDesk({ database, accounts: 1, orders: rows });
  try {
    return await measureDesk(bench, rows, runs);
  } finally {
    await bench.close();
  }
}

async function measureDesk(bench: BenchDesk, rows: number, runs: Runs): Promise<BookFigures> {
  const [account] = bench.accounts;
  if (account === undefined) throw new Error('A desk without an account');
  const { statements } = bench.database;
  let shown: readonly ShownOrder[] = account.placed.map((order) => order.shown);
  let body = account.write(shown);
  account.canned.show(body);
  /** One more share filled of `count` orders from `from` on: state, attempt, fill, event and evidence change. */
  const fill = (from: number, count: number): readonly ShownOrder[] =>
    shown.map((order, index) => {
      if (index < from || index >= from + count) return order;
      return changed(order, { filledQty: order.filledQty + 1, updatedAtMs: bench.clock.nowMs() }, index);
    });
  let most = 0;
  let mostFollowed = 0;
  const followingMs: number[] = [];
  /**
   * A cycle that is answered with these orders, after one that finds nothing new: neither garbage nor cold code counts.
   * What follows it is measured by itself: in life it has a second or more until the next reading.
   */
  const cycleMs = async (orders: readonly ShownOrder[], expected: number): Promise<number> => {
    const next = orders === shown ? body : account.write(orders);
    collectGarbage();
    await bench.cycle(account, 0);
    await bench.desk.idle();
    account.canned.show(next);
    [shown, body] = [orders, next];
    statements.length = 0;
    const { ms } = await bench.cycle(account, expected);
    most = Math.max(most, countedStatements(statements));
    const afterMs = await timeMs(() => bench.desk.idle());
    if (expected > 0) followingMs.push(afterMs);
    mostFollowed = Math.max(mostFollowed, countedStatements(statements));
    return ms;
  };
  /** The floor: nobody can read a body without doing this, or as much. */
  const parseMs = async (): Promise<number> => {
    const text = body.toString();
    collectGarbage();
    JSON.parse(text);
    return timeMs(() => JSON.parse(text));
  };

  const some = Math.max(1, rows / 100);
  const floors: number[] = [];
  const none: number[] = [];
  const hundredth: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < runs.runs; run += 1) {
    floors.push(await parseMs());
    none.push(await cycleMs(shown, 0));
    hundredth.push(await cycleMs(fill((run * some) % rows, some), some));
  }
  const followingSome = median(followingMs.splice(0));
  for (let run = 0; run < runs.changedRuns; run += 1) {
    // In life a day lies between two such cycles, and autovacuum has been there.
    await bench.database.pool.query('vacuum analyze orders, attempts, positions');
    all.push(await cycleMs(fill(0, rows), rows));
  }
  most = Math.max(most, await countAfterOthersWrote(bench, account));
  const floor = median(floors);
  const name = `${rows.toLocaleString('en')} rows`;
  return {
    ratios: { none: median(none) / floor, some: median(hundredth) / floor },
    allMs: median(all),
    statements: most,
    followed: mostFollowed,
    facts: [
      fact(`${name}: JSON.parse of the body`, floor, 'ms'),
      fact(`${name}: cycle, none changed`, median(none), 'ms'),
      fact(`${name}: cycle, 1 % changed`, median(hundredth), 'ms'),
      fact(`${name}: what follows it`, followingSome, 'ms'),
      fact(`${name}: cycle, all changed`, median(all), 'ms'),
      fact(`${name}: what follows that`, median(followingMs), 'ms'),
    ],
  };
}
