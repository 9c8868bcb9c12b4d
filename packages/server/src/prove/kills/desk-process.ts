import 'temporal-polyfill/global';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openInstallation } from '../../app/installation.ts';
import { startReal } from '../../app/start-real.ts';
import { logOf, needConfig } from '../../cli/command-context.ts';
import { processContext } from '../../cli/process-context.ts';
import { simulatedArchive } from '../../prices/archive.ts';
import { shiftedClock } from './shifted-clock.ts';

/**
 * `orderwatch serve` in a process that is there to be killed: the same program, whose market is a simulator at another
 * time of day. Its name at the database tells whose writes are whose. It has read its modules when it is told to begin, so
 * that a busy machine's time for that is not taken for the program's.
 */
const { values } = parseArgs({
  options: { simulator: { type: 'string' } },
});
const { simulator: simulatorUrl } = values;
if (simulatorUrl === undefined) throw new Error('Which simulator?');
process.stdout.write(`${JSON.stringify({ loaded: true })}\n`);
const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const { aheadMs } = JSON.parse(line) as { readonly aheadMs: number };
process.stdin.destroy();
const context = processContext();
const named = new URL(context.environment.DATABASE_URL ?? '');
named.searchParams.set('application_name', `orderwatch/${process.pid}`);
const { config } = await needConfig({
  ...context,
  environment: { ...context.environment, DATABASE_URL: named.toString() },
});
const ended = context.ended();
const installation = await openInstallation(config, logOf(config));
const running = await startReal(installation, {
  clock: shiftedClock(aheadMs),
  simulatorUrl,
  closes: simulatedArchive(simulatorUrl, () => () => {}),
});
context.write(`${JSON.stringify({ url: running.url })}\n`);
await ended;
await running.stop();
await installation.close();
