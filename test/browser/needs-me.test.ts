import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startLostReply } from '../support/lost-reply.ts';
import { EVENING } from '../support/trading-day.ts';

describe('what needs a person', () => {
  it('is one number on the tab, its mark, on Today and in the list of orders, divergences among it', async () => {
    const { day } = await startLostReply();
    await day.until('16:30:00', EVENING);

    const { page, faults } = await openDeskPage(day, '/today');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '2 orders need you.' }).waitFor();
    const cards = page.getByRole('region', { name: 'Needs you' }).getByRole('listitem');
    await expect.poll(() => cards.count()).toBe(2);
    await expect.poll(() => page.title()).toMatch(/^\(2\) Today/);
    const mark = await page.locator('link[rel="icon"]').getAttribute('href');
    expect(mark).toBe('/favicon-needs.svg');
    const stranger = cards.filter({ hasText: 'It was placed outside Orderwatch' });
    expect(await faultsInEveryLook(page)).toEqual([]);
    await stranger.getByRole('link', { name: 'Compare' }).click();
    await page.waitForURL(/\/reconcile$/);
    await expect.poll(() => page.title()).toMatch(/^\(2\) /);

    await page.goto(new URL('/orders', page.url()).href);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Needs me' }).click();
    await page.waitForURL(/needs=me/);
    const rows = page.getByRole('table').getByRole('row').filter({ hasText: 'SBIN' });
    await expect.poll(() => page.getByRole('table').getByText('CIPLA').count()).toBe(0);
    expect(await rows.count()).toBe(2);
    await expect.poll(() => page.title()).toMatch(/^\(2\) Orders: Needs me/);
    await page.getByRole('button', { name: 'Remove the filter Needs me' }).click();
    await page.getByRole('table').getByText('CIPLA').waitFor();
    expect(faults).toEqual([]);
  });
});
