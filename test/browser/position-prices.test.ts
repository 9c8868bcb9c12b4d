import { describe, expect, it } from 'vitest';
import { coloursOf } from '../support/colours-of.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { bought } from '../support/positions.ts';

describe('the prices of a position', () => {
  it('open by keyboard below its row and by their address, with cost, target and its orders, in the colours of gain and loss', async () => {
    const day = await bought({}, { sellsUnsettled: true });
    await day.until('09:20:00');
    const { page, api, faults } = await openDeskPage(day, '/positions');
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'SBIN', exact: true }) });
    const button = row.getByRole('button', { name: 'Chart of SBIN' });
    await button.waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('canvas').count()).toBe(0);

    await button.focus();
    await page.keyboard.press('Enter');
    const picture = page.getByRole('img', {
      name: /^Daily prices of SBIN around this position\. \d+ trading days/,
    });
    await picture.locator('canvas').waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(page.url()).toMatch(/\/positions\?chart=pos_/);
    const words = await picture.getAttribute('aria-label');
    expect(words).toMatch(
      /Average cost ₹[\d,.]+\. Target ₹[\d,.]+\. Placed on 20 Aug 2026; Bought \d+ at ₹[\d,.]+ on 21 Aug 2026; Placed on/,
    );
    expect(await faultsInEveryLook(page)).toEqual([]);

    // Some days rose and some fell; another choice of colours is drawn at once.
    const inks = coloursOf(picture.locator('canvas'));
    for (const token of ['--gain', '--loss', '--tone-part', '--buy', '--tone-queued']) {
      await expect.poll(() => inks.has(token), { message: token }).toBe(true);
    }
    await page.evaluate(() => document.documentElement.setAttribute('data-gains', 'red'));
    await expect.poll(() => inks.has('--gain')).toBe(true);
    expect(await inks.has('--loss')).toBe(true);

    await page.reload();
    await picture.locator('canvas').waitFor();
    await page.getByText('The prices as a table').click();
    await page
      .getByRole('row')
      .filter({ hasText: 'Fri 21 Aug' })
      .getByText(/^Bought \d+ at ₹/)
      .waitFor();
    await button.focus();
    await page.keyboard.press('Enter');
    await picture.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('chart=');

    await row.getByRole('link', { name: 'SBIN', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Price around the position' }).waitFor();
    await picture.locator('canvas').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(page.url()).toContain(`${api.url}/positions/pos_`);
    expect(faults).toEqual([]);
  });
});
