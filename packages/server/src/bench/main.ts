import 'temporal-polyfill/global';
import { cpus, loadavg } from 'node:os';
import { demandOptions } from '../demand-options.ts';
import { type BenchCluster, startCluster } from './bench-database.ts';
import type { Fact, Figures, Goal } from './goal.ts';
import { measureCycles } from './measure-cycles.ts';
import { measureFeed } from './measure-feed.ts';
import { measureFloors } from './measure-floors.ts';
import { measureInstances } from './measure-instances.ts';
import { measureLegacy } from './measure-legacy.ts';
import { measureLists } from './measure-lists.ts';
import { measureRejections } from './measure-rejections.ts';
import { measureRestart } from './measure-restart.ts';
import { measureScreen } from './measure-screen.ts';
import { measureSmooth } from './measure-smooth.ts';
import { measureSweep } from './measure-sweep.ts';
import { measureTelling } from './measure-telling.ts';
import { printReport } from './print-report.ts';
import { type BenchArguments, readArguments } from './read-arguments.ts';

/** In this order: the sweep counts memory and must not find that of the others; the restart ends every connection. */
const PARTS: Readonly<Record<string, (cluster: BenchCluster, wishes: BenchArguments) => Promise<Figures>>> = {
  sweep: measureSweep,
  floors: measureFloors,
  rejections: measureRejections,
  telling: measureTelling,
  feed: measureFeed,
  screen: measureScreen,
  smooth: measureSmooth,
  cycles: measureCycles,
  lists: (cluster, { orders }) => measureLists(cluster, orders),
  legacy: measureLegacy,
  instances: measureInstances,
  restart: measureRestart,
};

async function measure(wishes: BenchArguments): Promise<Figures> {
  const cluster = await startCluster();
  const goals: Goal[] = [];
  const facts: Fact[] = [];
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (wishes.only !== null && !wishes.only.includes(name)) continue;
      console.error(`measuring: ${name}`);
      const figures = await part(cluster, wishes);
      goals.push(...figures.goals);
      facts.push(...figures.facts);
    }
  } finally {
    await cluster.remove();
  }
  return { goals, facts };
}

const USAGE = `Usage: npm run bench -- [--only PART,...] [--orders N] [--json]
Parts: ${Object.keys(PARTS).join(', ')}. The orders are those in the database of the list pages. Results: docs/performance.md.`;

const wishes = demandOptions(() => readArguments(process.argv.slice(2), Object.keys(PARTS)), USAGE);
const processors = cpus();
const loadBefore = loadavg()[0] ?? 0;
const figures = await measure(wishes);
const machine = [
  `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown processor'}`,
  `Node ${process.version}`,
  `load average ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`,
].join(', ');
if (wishes.json) console.log(JSON.stringify({ machine, ...figures }, null, 2));
else printReport(figures, machine);
