import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createRehearsalDesk, type RehearsalDesk } from '../../packages/server/src/demo/rehearsal-desk.ts';
import { createSimulatorControls } from '../../packages/server/src/demo/simulator-controls.ts';
import { silentLog } from '../../packages/server/src/log.ts';
import { runScenario } from '../../packages/server/src/rehearse/run-scenario.ts';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { createTestDatabase } from '../support/database.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

/** Scenarios are played in this very process, each on a database that nobody keeps. */
function withRehearsals() {
  return createRehearsalDesk({
    isOffered: async () => true,
    playScenario: async (scenario, seed) => {
      const database = await createTestDatabase();
      try {
        return await runScenario(scenario, seed, database, { tellsDays: true });
      } finally {
        await database.close();
      }
    },
    log: silentLog,
  });
}

async function openSimulator(view = {}, rehearsals: RehearsalDesk | null = null) {
  const day = await startTradingDay();
  const simulator = createSimulatorControls({
    db: day.database.db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace: { now: { playing: true, speed: 1 } },
    rehearsals,
  });
  return { day, ...(await openDeskPage(day, '/simulator', view, { simulator })) };
}

const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();

describe('the simulator', () => {
  it('lets something go wrong, and shows the guarantees hold through it and after it', async () => {
    const { day, page, faults } = await openSimulator();
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
    await day.until('16:20:00', '2026-08-20');
    await heading(page, 'All guarantees hold.');
    await page.getByRole('button', { name: 'Do it: Say "No Data" while orders exist' }).click();
    const end = page.getByRole('button', { name: 'End it: Say "No Data" while orders exist' });
    await end.waitFor();
    await page.getByText('in force', { exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);

    await day.until('09:25:00');
    await expect.poll(async () => await page.getByText('Broken').count(), { timeout: 10_000 }).toBe(0);
    await end.click();
    await page.getByText('over', { exact: true }).waitFor();
    await day.until('09:35:00');
    await heading(page, 'All guarantees hold.');
    expect((await day.orders()).map(({ status }) => status)).not.toContain('amo');
    expect(day.placements()).toBe(2);
    expect(faults).toEqual([]);
  });

  it('pauses its clock, and fits a phone', async () => {
    const { page } = await openSimulator({ viewport: phone, colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Pause the clock' }).click();
    await page.getByText('The clock stands still.', { exact: false }).waitFor();
    await page.getByRole('button', { name: '0.5×' }).click();
    await page.getByRole('button', { name: '0.5×', pressed: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('plays a stored day again, event by event, and shows what was known then and nothing of what came later', async () => {
    const { day, page, faults } = await openSimulator();
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
    await day.until('09:30:00');
    const sent = day.placements();
    await page.reload();
    await page.getByRole('combobox', { name: 'Day' }).selectOption('2026-08-21');
    const known = page.getByRole('region', { name: /^Orders as known at/ });
    await page.getByRole('button', { name: 'Next event' }).click();
    await known.waitFor();
    const slider = page.getByRole('slider', { name: 'Time of the day' });
    const to = (time: string) => slider.fill(String(Date.parse(`2026-08-21T${time}+05:30`)));
    await to('08:45:00');
    const row = known.getByRole('row').filter({ hasText: 'SBIN' });
    // Placed in the evening before, it waited for the opening.
    await row.getByText('Under way').waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('08:45:00 IST');
    await to('09:20:00');
    await row.getByText('Filled', { exact: true }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    await to('08:45:00');
    await page.getByRole('button', { name: '1200×' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await row.getByText('Filled', { exact: true }).waitFor();
    expect(day.placements()).toBe(sent);
    expect(faults).toEqual([]);
  });

  it('shows the days of a rehearsal when its world is gone, at an address that can be shared', {
    timeout: 240_000,
  }, async () => {
    const { page, faults } = await openSimulator({}, withRehearsals());
    await page.getByRole('button', { name: 'Play rejected at open', exact: true }).click();
    const done = page.getByRole('link', { name: 'rejected at open, seed 1', exact: true });
    await done.waitFor({ timeout: 200_000 });
    await done.click();
    await heading(page, 'rejected at open, seed 1');
    await page.getByText('All guarantees held').waitFor();
    const known = page.getByRole('region', { name: /^Orders as known at/ });
    const slider = page.getByRole('slider', { name: 'Time of the day' });
    const day = await page.getByRole('combobox', { name: 'Day' }).inputValue();
    const to = (time: string) => slider.fill(String(Date.parse(`${day}T${time}+05:30`)));
    await to('08:45:00');
    await known.getByRole('row').getByText('Under way', { exact: true }).first().waitFor();
    expect(await known.getByRole('row').getByText('Refused', { exact: true }).count()).toBe(0);
    await to('15:59:00');
    await known.getByRole('row').getByText('Refused', { exact: true }).first().waitFor();
    // Its orders have no pages here.
    expect(await known.getByRole('link').count()).toBe(0);
    expect(await faultsInEveryLook(page)).toEqual([]);

    const evening = await page.getByRole('combobox', { name: 'Day' }).locator('option').first().textContent();
    await page.getByRole('combobox', { name: 'Day' }).selectOption({ label: evening ?? '' });
    await page.waitForURL(/\/simulator\/rehearsals\/\d+\?day=\d{4}-\d\d-\d\d$/);
    await page.reload();
    await known.waitFor();
    expect(await page.getByRole('combobox', { name: 'Day' }).inputValue()).not.toBe(day);
    await page.goto(new URL('/simulator/rehearsals/1', page.url()).href);
    await page.getByText('This rehearsal is not kept any more').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('says that it is not there where no broker is simulated', async () => {
    const { page } = await openDeskPage(await startTradingDay({ idle: true }), '/simulator');
    await page.getByText('No broker is simulated here').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
