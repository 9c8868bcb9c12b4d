import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll, smallest } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

async function startWithOrders() {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('16:05:31', EVENING);
  return day;
}

/** The letter must come soon after the g, which a busy machine does not always manage: then both are pressed again. */
async function goTo(page: Page, letter: string, address: RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.keyboard.press('g');
        await page.keyboard.press(letter);
        return page.url();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toMatch(address);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('the keyboard', () => {
  it('walks through the rows, opens one, and comes back to it', async () => {
    const { page } = await openDeskPage(await startWithOrders());
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = (await page.locator('[data-row]').nth(1).textContent()) ?? '';
    await expect.poll(() => focused(page)).toBe(second);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\?order=ord_/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/orders$/);
    await expect.poll(() => focused(page)).toBe(second);
  });

  it('goes on to a row that comes a moment after the key', async () => {
    const { page } = await openDeskPage(await startWithOrders());
    await page.locator('[data-row]').last().focus();
    await page.keyboard.press('j');
    await page.evaluate(() => {
      const row = document.createElement('a');
      Object.assign(row, { href: '#', textContent: 'A later row' }).setAttribute('data-row', 'later');
      document.querySelector('main')?.append(row);
    });
    await expect.poll(() => focused(page)).toBe('A later row');
  });

  it('goes to a page by g and its letter, and lists its keys on ?', async () => {
    const { page } = await openDeskPage(await startTradingDay());
    await goTo(page, 's', /\/settings$/);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('opens the order and the evidence of what happened, and searches where no list is to be searched', async () => {
    const { page, faults } = await openDeskPage(await startWithOrders(), '/activity');
    await page.locator('li[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LI');
    await page.keyboard.press('e');
    await page.getByText('"nOrdNo"', { exact: false }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/ord_/);
    await goTo(page, 'r', /\/reconcile$/);
    await page.getByRole('heading', { level: 1, name: /agree/ }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Search and go' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('can have its single keys turned off', async () => {
    const { page } = await openDeskPage(await startTradingDay());
    await page.keyboard.press('?');
    const single = page.getByLabel('Single-key shortcuts');
    await single.uncheck();
    await expect.poll(() => single.isChecked()).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    expect(page.url()).toMatch(/\/orders$/);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('reaches the content past the navigation by the first tab stop', async () => {
    const { page } = await openDeskPage(await startTradingDay());
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
  });
});

describe('a phone', () => {
  it('says the whole of what the market does next, and on Health how much the broker was asked', async () => {
    const day = await startTradingDay();
    await day.until('12:30:00');
    const { page } = await openDeskPage(
      day,
      '/health',
      { viewport: smallest },
      { brokerCalls: day.brokerCalls },
    );
    await page.getByText(/\d+ in the last minute, \d+ in the last hour\./).waitFor();
    const next = page.getByRole('banner').getByText('Closing auction: reference price', { exact: false });
    await next.waitFor();
    expect(await next.evaluate((words) => words.scrollHeight - words.clientHeight)).toBeLessThanOrEqual(1);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('shows every order as a card with its reason, and no target is smaller than a thumb', async () => {
    const { page } = await openDeskPage(await startWithOrders(), '/orders', { viewport: phone });
    const card = page.getByRole('listitem').filter({ hasText: 'SBIN' });
    await card.getByText('AMO queued').waitFor();
    await card.getByText('Verified with the broker', { exact: false }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    expect(await sidewaysScroll(page)).toBe(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, nav a, input:not([type=radio])')]
        .map((element) => ({ words: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
        .map(({ words, box }) => `${words} ${box.width} x ${box.height}`),
    );
    expect(small).toEqual([]);
  });
});
