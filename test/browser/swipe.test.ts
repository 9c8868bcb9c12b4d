import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { seedOrders } from '../support/seed-orders.ts';
import { startEvening } from '../support/two-orders.ts';

const hand = { viewport: phone, hasTouch: true, isMobile: true };

const STEPS = 10;

/** A finger that is put on the card and drawn so far. */
async function draw(page: Page, symbol: string, by: { readonly x?: number; readonly y?: number }) {
  // Clear of the strip above and the bar below.
  await cardOf(page, symbol).evaluate((card) => card.scrollIntoView({ block: 'center' }));
  const box = await cardOf(page, symbol).boundingBox();
  if (box === null) throw new Error(`No card of ${symbol}`);
  const client = await page.context().newCDPSession(page);
  const from = { x: Math.round(box.x + box.width * 0.7), y: Math.round(box.y + box.height / 2) };
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (let step = 1; step <= STEPS; step += 1) {
    const part = step / STEPS;
    const at = { x: from.x + (by.x ?? 0) * part, y: from.y + (by.y ?? 0) * part };
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const cardOf = (page: Page, symbol: string) => page.getByRole('listitem').filter({ hasText: symbol }).first();
const inSight = (page: Page, name: RegExp) =>
  page
    .getByRole('button', { name })
    .evaluate((button) => button.getBoundingClientRect().right <= window.innerWidth);
const cancel = /^Cancel Buy .* SBIN$/;

async function openList() {
  const day = await startEvening();
  const seeds = Array.from({ length: 12 }, (_, n) => ({
    id: `ord_old_${n}`,
    atMs: Date.parse('2026-08-19T10:36:00Z') - n * 60_000,
    trading_day: '2026-08-20',
    symbol: `OLD${n}`,
    status: 'closed' as const,
  }));
  await seedOrders(day.database.db, day.account, seeds);
  const opened = await openDeskPage(day, '/orders', hand);
  await cardOf(opened.page, 'SBIN').waitFor();
  return { day, ...opened };
}

describe('a card on a phone', () => {
  it('uncovers by a swipe what can be done with the order, asks as everywhere, and sends nothing by itself', async () => {
    const { day, page, faults } = await openList();
    expect(await inSight(page, cancel)).toBe(false);
    await draw(page, 'SBIN', { x: -250 });
    await expect.poll(() => inSight(page, cancel)).toBe(true);
    expect(page.url()).toMatch(/\/orders$/);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      expect(await axeFaults(page)).toEqual([]);
    }
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: cancel }).tap();
    const dialog = page.getByRole('dialog', { name: 'Cancel this order?' });
    await dialog.getByText(/Buy [\d,]+ SBIN at ₹/).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Leave it as it is');
    await dialog.getByRole('button', { name: 'Leave it as it is' }).tap();
    expect((await day.order('SBIN')).status).toBe('amo');

    await draw(page, 'SBIN', { x: 110 });
    await expect.poll(() => inSight(page, cancel)).toBe(false);
    expect(faults).toEqual([]);
  });

  it('lets a finger that goes up scroll the page, and is opened by a tap', async () => {
    const { page } = await openList();
    await cardOf(page, 'OLD1').evaluate((card) => card.scrollIntoView({ block: 'center' }));
    const before = await page.evaluate(() => window.scrollY);
    await draw(page, 'OLD1', { y: -260 });
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 100);
    expect(await inSight(page, cancel)).toBe(false);
    await cardOf(page, 'OLD2').getByRole('link').tap();
    await page.waitForURL(/\/orders\/ord_old_2$/);
  });

  it('gives the same to a button and to the keys', async () => {
    const { page } = await openList();
    const toggle = page.getByRole('button', { name: /^What can be done with Buy .* SBIN$/ });
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await toggle.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => inSight(page, cancel)).toBe(true);
    await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('true');
    const focusedAction = () =>
      page.evaluate(() => document.activeElement?.getAttribute('data-action') ?? null);
    expect(await focusedAction()).toBe('cancel');
    await page.keyboard.press('Escape');
    await expect.poll(() => inSight(page, cancel)).toBe(false);
    expect(await toggle.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(focusedAction).toBe('cancel');
    await expect.poll(() => inSight(page, cancel)).toBe(true);
  });
});
