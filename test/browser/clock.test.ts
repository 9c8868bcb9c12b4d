import { describe, expect, it } from 'vitest';
import { phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { MORNING, startTradingDay } from '../support/trading-day.ts';

describe("the clock of the server's machine", () => {
  it('is told in the details always, and by a light and a line while it is wrong', async () => {
    const wall = { skewMs: 0 };
    const day = await startTradingDay({ time: '09:30:00', day: MORNING, skewMs: () => wall.skewMs });
    await day.until('09:40:00');
    const { page, faults } = await openDeskPage(day, '/health');
    const strip = page.getByRole('banner').getByRole('button', { name: /^How fresh this is/ });
    expect(await strip.textContent()).not.toContain('Clock');
    await strip.click();
    await page.getByRole('dialog').getByText('within 2 s of the broker’s', { exact: false }).waitFor();
    await page.keyboard.press('Escape');

    wall.skewMs = -8_000;
    await day.until('09:45:00');
    await strip.getByText(/^7 s behind$|^8 s behind$/).waitFor();
    await page.getByText(/The clock of the machine that runs Orderwatch is [78] s behind/).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    wall.skewMs = -95_000;
    await day.until('09:55:00');
    await page.setViewportSize(phone);
    await strip.getByText('1 min behind').waitFor();
    await strip.click();
    await page.getByRole('dialog').getByText('Turn on time synchronisation', { exact: false }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.keyboard.press('Escape');

    wall.skewMs = 0;
    await day.until('10:15:00');
    await page
      .getByText('The clock of the machine that runs Orderwatch is', { exact: false })
      .waitFor({ state: 'detached' });
    expect(await strip.textContent()).not.toContain('Clock');
    expect(faults).toEqual([]);
  });
});
