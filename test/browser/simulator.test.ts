import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createSimulatorControls } from '../../packages/server/src/demo/simulator-controls.ts';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { startTradingDay } from '../support/trading-day.ts';

async function openSimulator(view = {}) {
  const day = await startTradingDay();
  const simulator = createSimulatorControls({
    db: day.database.db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace: { now: { playing: true, speed: 1 } },
    rehearsals: null,
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

  it('says that it is not there where no broker is simulated', async () => {
    const { page } = await openDeskPage(await startTradingDay({ idle: true }), '/simulator');
    await page.getByText('No broker is simulated here').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
