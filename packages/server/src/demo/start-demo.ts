import { rm } from 'node:fs/promises';
import path from 'node:path';
import { play, realClock, VirtualClock } from '@orderwatch/clock';
import { istDate, istMoment } from '@orderwatch/core';
import type { Installation } from '../app/installation.ts';
import { listen } from '../app/listen.ts';
import { openBots, openChannels } from '../app/open-channels.ts';
import type { Running } from '../app/running.ts';
import { composeSimulated } from '../desk/compose-simulated.ts';
import { demoPace } from './pace.ts';
import { playHere } from './play-here.ts';
import { createRehearsalDesk } from './rehearsal-desk.ts';
import { createSimulatorControls } from './simulator-controls.ts';
import { startEvening } from './start-evening.ts';

const SUFFIX = 'demo';
const SEED = 20260820;
const UCC = 'DEMO1';
const CASH_PAISE = 65_000_000;
/** A quarter, so that the charts have something to draw on the first evening. */
const PRICE_DAYS = 60;
/** A Thursday inside the calendar that ships with the product, half a minute before its buys are placed. */
const FIRST_EVENING = Temporal.PlainDate.from('2026-08-20');
const STARTS_AT = Temporal.PlainTime.from('16:04:30');
const LEAVING =
  'Begin the set-up with the token that npm start printed, and add your account. Then stop Orderwatch and run npm start again: it opens the real desk.';

/**
 * Plays trading days on a simulated broker for one made-up account. A new demo begins at every start: its database is
 * made anew, and time stands still until somebody looks at the page.
 */
export async function startDemo(installation: Installation): Promise<Running> {
  const { storage, log, config } = installation;
  await storage.drop(SUFFIX);
  const url = await storage.prepare(SUFFIX);
  const folder = path.join(config.dataDir, 'demo');
  // An earlier demo's files are of later days, and the newest would be taken.
  await rm(folder, { recursive: true, force: true });
  const clock = new VirtualClock(istMoment(FIRST_EVENING, STARTS_AT));
  const simulation = await composeSimulated({
    seed: SEED,
    startMs: clock.nowMs(),
    clock,
    database: { url },
    log,
    keyRing: installation.keyRing,
    measureMs: () => realClock.monotonicMs(),
    priceDays: PRICE_DAYS,
    channels: (world) => openChannels(installation, world),
    accounts: [
      {
        ucc: UCC,
        label: 'Demo account',
        cashPaise: CASH_PAISE,
        settings: {
          recommendations_path: folder,
          max_positions: 100,
          sells: { authorised: 'yes', first_day: 'T' },
        },
        atBroker: { clientName: 'Demo' },
      },
    ],
  });
  const { desk, simulator, calendar, accounts, database } = simulation;
  await startEvening({ clock, simulator, calendar, ucc: UCC, folder }, FIRST_EVENING, 0);

  let watched = false;
  const pace = { now: { playing: true, speed: 1 } };
  const rate = (): number =>
    watched && pace.now.playing && isCovered(clock.nowMs()) ? demoPace(clock.nowMs()) * pace.now.speed : 0;
  const rehearsals = createRehearsalDesk({
    isOffered: async () => true,
    playScenario: playHere(storage),
    log,
  });
  const controls = createSimulatorControls({
    db: database.db,
    clock,
    simulator: () => simulator,
    pace,
    rehearsals,
  });
  const page = await listen(installation, {
    db: database.db,
    desk,
    simulation: { demoUserId: accounts[0]?.userId ?? '', rate, leaving: LEAVING },
    simulator: controls,
    brokerCalls: simulation.brokerCalls,
    onFirstVisit: () => {
      watched = true;
    },
  });
  await desk.start();
  const bots = openBots(installation, database.db, desk);
  await bots.start();
  const playback = play(clock, rate);

  /** Nothing is known of the days after the calendar's last one: time stops there. */
  function isCovered(nowMs: number): boolean {
    return Temporal.PlainDate.compare(istDate(nowMs), calendar.lastDay) < 0;
  }

  return {
    url: page.url,
    demo: true,
    async stop() {
      await bots.stop();
      await page.close();
      await playback.stop();
      rehearsals.close();
      await simulation.close();
    },
  };
}
