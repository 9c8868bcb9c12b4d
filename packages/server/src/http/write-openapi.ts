import 'temporal-polyfill/global';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import { VERSION } from '../app/version.ts';
import { createPasswords } from '../auth/passwords.ts';
import { openDatabase } from '../db/connect.ts';
import type { Desk } from '../desk/desk.ts';
import { createIds, systemRandom } from '../ids.ts';
import { silentLog } from '../log.ts';
import { createHttpServer } from './create-http-server.ts';

/**
 * Writes the OpenAPI document to the path given, for the page's types: `tsx write-openapi.ts out.json`. No database and
 * no desk is started: a pool connects at its first statement only, and no route is called.
 */
async function writeOpenApi(target: string): Promise<void> {
  const database = openDatabase({ url: 'postgres://127.0.0.1/none' });
  const ids = createIds();
  const auth = {
    db: database.db,
    realTime: realClock,
    passwords: createPasswords(),
    ids,
    random: systemRandom,
  };
  const app = await createHttpServer({
    db: database.db,
    desk: idleDesk(),
    auth,
    ids,
    keyRing: { current: 1, versions: [], find: () => undefined },
    log: silentLog,
    config: { host: '127.0.0.1', publicUrl: null },
    realTime: realClock,
    version: VERSION,
    webRoot: null,
    simulation: null,
  });
  await app.ready();
  await mkdir(path.dirname(path.resolve(target)), { recursive: true });
  await writeFile(target, `${JSON.stringify(app.swagger(), null, 1)}\n`);
  await app.close();
  await database.close();
}

/** A desk that is never asked: whoever does has found a mistake of this script. */
function idleDesk(): Desk {
  const never = (): never => {
    throw new Error('The document is written without a desk');
  };
  return {
    clock: realClock,
    calendar: nseCalendar2026(),
    calendarWarning: () => null,
    start: never,
    stop: never,
    runCycle: never,
    request: never,
    findRequest: never,
    requestRun: never,
    waitForRun: never,
    login: never,
    pause: never,
    resume: never,
    reload: never,
    takeSettings: never,
    liveFacts: never,
    recentCycles: never,
    instances: never,
    comingActions: never,
    notices: { channels: [], keyRing: { current: 0, versions: [], find: () => undefined }, wakeAll: never },
    onChange: never,
  };
}

const target = process.argv[2];
if (!target) {
  console.error('Say where to write it: tsx packages/server/src/http/write-openapi.ts <file.json>');
  process.exitCode = 2;
} else {
  await writeOpenApi(target);
}
