import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, desktop, loaded, openChromium } from '../support/chromium.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { openProgramHome, type Program, type ProgramHome } from '../support/program.ts';

let home: ProgramHome;
let program: Program;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  home = await openProgramHome();
  [program, browser] = await Promise.all([home.start('start'), openChromium()]);
  page = await (await browser.newContext({ viewport: desktop })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
});

afterAll(async () => {
  await browser?.close();
  await home?.close();
});

// What was bought may be on sale already, in a row of its own.
const rows = (symbol: string) => page.getByRole('row').filter({ hasText: symbol });
const buy = (symbol: string) => rows(symbol).filter({ hasText: 'Buy' }).first();
const patience = { timeout: 150_000 };

describe('the demo, as a stranger sees it', () => {
  it('says that it is a demo, and how to go on to a real account', async () => {
    await page.goto(program.url);
    const banner = page.getByRole('complementary', { name: 'This is a demo.' });
    await banner.getByText('No money is involved').waitFor();
    await banner.getByRole('button', { name: 'Go on to a real account' }).click();
    await banner.getByText('token that npm start printed').waitFor();
    await banner.getByRole('link', { name: 'Begin the set-up' }).waitFor();
    await page.waitForURL(/\/today$/);
  });

  it('shows an order placed and verified, and another rejected with its reason', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Orders' }).click();
    await buy('RELIANCE').getByText('AMO queued').waitFor(patience);
    await buy('RELIANCE').getByText('Verified with the broker').waitFor(patience);
    await buy('SBIN').getByText('Rejected').waitFor(patience);
    await buy('SBIN').getByText("outside today's circuit limits").waitFor(patience);
    await buy('TITAN').getByText('Retry pending').waitFor(patience);
  });

  it("shows the rejected order's timeline with the broker's own words as evidence", async () => {
    await buy('SBIN').getByRole('link').first().click();
    await page.getByRole('heading', { level: 2 }).filter({ hasText: 'SBIN was rejected' }).waitFor();
    await page.getByText('Circuit breach', { exact: false }).first().waitFor();
    const evidence = page.getByRole('button', { name: /Evidence/ }).last();
    await evidence.click();
    await page.getByText('"rejRsn"', { exact: false }).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goBack();
  });

  it('shows the next morning live: executed in the opening auction, and one cancelled by hand', async () => {
    await buy('RELIANCE').getByText('Ongoing').waitFor(patience);
    await buy('ITC').getByText('Cancelled', { exact: true }).waitFor(patience);
    await buy('ITC').getByText('Cancelled by you', { exact: false }).waitFor(patience);
  });

  it('keeps its filters in the address', async () => {
    await page.goto(`${program.url}/orders?status=rejected`);
    await buy('SBIN').waitFor();
    expect(await rows('RELIANCE').count()).toBe(0);
    await page.goto(`${program.url}/orders`);
    await buy('RELIANCE').waitFor();
  });

  it('works by the keyboard: search, open, back', async () => {
    await page.locator('body').press('/');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('RELIANCE');
    await page.waitForURL(/q=RELIANCE/);
    await page.keyboard.press('Escape');
  });

  const places = [
    '/today',
    '/orders',
    '/queue',
    '/reconcile',
    '/positions',
    '/positions?tab=trades',
    '/funds',
    '/activity',
    '/activity?tab=days',
    '/runs',
    '/accounts',
    '/accounts/new',
    '/settings',
    '/settings/switches',
    '/settings/notifications',
    '/settings/channels',
    '/health',
    '/simulator',
    '/setup',
    '/settings/schedule',
    '/settings/limits',
    '/settings/guards',
    '/settings/targets',
    '/settings/calendar',
    '/settings/user',
    '/settings/appearance',
  ];
  describe('in every size and theme', () => {
    let other: Page;
    beforeAll(async () => {
      other = await (await browser.newContext({ viewport: desktop, reducedMotion: 'reduce' })).newPage();
    });
    afterAll(() => other?.context().close());

    // A test for each page: together they take longer than one test may on a slow machine.
    it.each(places)('%s is accessible and does not scroll sideways', async (place) => {
      await other.goto(program.url + place);
      await loaded(other);
      expect(await faultsInEveryLook(other)).toEqual([]);
    });
  });

  it('raises no error in the browser', () => {
    expect(faults).toEqual([]);
  });
});
