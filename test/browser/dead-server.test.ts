import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../support/api.ts';
import { loaded } from '../support/chromium.ts';
import { type DeskPage, openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { type DoorState, openPageDoor, type PageDoor } from '../support/page-door.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

/** What nobody can know who gets no answer. */
const ALL_CLEAR =
  /no orders for|no orders yet|nothing waits|queue is empty|no position is open|no trade finished yet|everything is watched|no order waits|have not been compared|all is well|there is no token|no browser takes|nothing yet|no runs? yet|no backup yet/i;
const SILENT = 'Orderwatch does not answer';

/** First seen while nobody answers; each has to say so, or to need no answer. */
const UNSEEN = `
  /today /orders /queue /reconcile /positions /positions?tab=trades /positions/pos_of_nobody
  /orders/states /orders/ord_of_nobody /funds /activity /activity?tab=days /activity?tab=messages
  /runs /runs/run_of_nobody /replay /health /settings/notifications /settings/channels
  /settings/calendar /settings/data /settings/security /settings/user`
  .trim()
  .split(/\s+/);

interface World extends DeskPage {
  readonly day: TradingDay;
  readonly door: PageDoor;
}

/** Two orders of an evening, and a page whose clock the story turns, behind a door; without one of its parts if that is named. */
async function openWorld(path = '/today', withoutPart?: RegExp): Promise<World> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('16:05:31', EVENING);
  const desk = await openDeskPage(day, '/login');
  const { page, api } = desk;
  const door = await openPageDoor(api.url);
  await page.clock.install();
  // What can be asked for next is fetched ahead; in the order of names, this is the last of it.
  if (withoutPart !== undefined) await page.route(withoutPart, (route) => route.abort());
  const ahead = page.waitForResponse(/today-page-.*js$/);
  await page.goto(door.url + path);
  await loaded(page);
  await page.clock.runFor(3_000);
  await ahead;
  await page.evaluate(() => document.body.setAttribute('data-loaded-once', ''));
  return { ...desk, day, door };
}

/** Turns the page's clock until it is so. Answers take real time, which is left to them. */
async function turnUntil(page: Page, name: string, isSo: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.clock.runFor(1_000);
        return isSo();
      },
      { message: name, timeout: 60_000, interval: 60 },
    )
    .toBe(true);
}

const isSilent = async (page: Page) => (await page.title()).startsWith('(?) ');

/** As a link of the page does, without loading it anew. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

const isLoading = async (page: Page) =>
  (await page.getByRole('status').allTextContents()).some((text) => text === 'Loading');
const main = async (page: Page) => (await page.locator('main').textContent()) ?? '';

describe('a page whose server', () => {
  const ways: [name: string, state: DoorState][] = [
    ['is gone', 'gone'],
    ['takes requests and answers none', 'mute'],
    ['is gone behind another that says so', 'proxy'],
  ];

  it.each(ways)(
    '%s says so on every page, calls nothing empty, and is well again by itself',
    async (_, state) => {
      const { page, door, faults } = await openWorld('/settings/appearance');
      await door.turn(state);
      await turnUntil(page, 'the title says so', () => isSilent(page));
      for (const path of UNSEEN) {
        await goTo(page, path);
        await turnUntil(page, `${path} stops loading`, async () => !(await isLoading(page)));
        const text = await main(page);
        expect(text, path).toContain(SILENT);
        expect(ALL_CLEAR.exec(text)?.[0], path).toBeUndefined();
        expect(await isSilent(page), path).toBe(true);
      }
      await door.turn('open');
      await goTo(page, '/orders');
      await turnUntil(page, 'all is well again', async () => {
        const text = (await page.locator('body').textContent()) ?? '';
        return !text.includes(SILENT) && !text.includes('interrupted') && text.includes('RELIANCE');
      });
      expect(await isSilent(page)).toBe(false);
      expect(await page.locator('[data-loaded-once]').count()).toBe(1);
      expect(faults).toEqual([]);
    },
  );

  it('is gone keeps what was known in sight, dated, and never green; the date turns red by itself', async () => {
    const { page, door } = await openWorld();
    await page.getByText('All 2 orders agree', { exact: false }).waitFor();
    await door.turn('gone');
    await turnUntil(page, 'the title says so', () => isSilent(page));
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toBe('/favicon-silent.svg');
    const light = page.locator('header').first().locator('[data-level]');
    expect(await light.evaluateAll((all) => all.map((each) => each.getAttribute('data-level')))).toEqual([
      'late',
      'late',
      'late',
    ]);
    expect(await main(page)).toMatch(/All 2 orders agree.*As of .* ago: Orderwatch does not answer/s);
    expect(await main(page)).toContain('Not known: Orderwatch does not answer.');
    const was = page.getByText(/^As of .* ago/);
    expect(await was.getAttribute('data-level')).toBe('late');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await turnUntil(page, 'red', async () => (await was.getAttribute('data-level')) === 'bad');
  });
});

describe('a part of the page that cannot be fetched', () => {
  it('is said to be missing, and comes by itself as soon as there is an answer', async () => {
    const part = /assets\/funds-page-/;
    const { page, door } = await openWorld('/orders', part);
    await door.turn('gone');
    await goTo(page, '/funds');
    const head = page.getByRole('heading', { level: 1 });
    await turnUntil(
      page,
      'it is told',
      async () => (await head.textContent()) === 'This part of the page is missing',
    );
    await page.unroute(part);
    await door.turn('open');
    await turnUntil(page, 'it comes', async () => /free|money/.test((await head.textContent()) ?? ''));
    expect(page.url()).toBe(`${door.url}/funds`);
  });
});

describe('what is asked of a server', () => {
  it('that loses its answer is not known to be done, and asked again from there it is done once', async () => {
    const { page, door, day } = await openWorld('/orders');
    const before = day.placements();
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'New order' }).click();
    await dialog.getByLabel('Symbol at NSE').fill('INFY');
    await dialog.getByLabel('Shares', { exact: true }).fill('2');
    await dialog.getByLabel('Limit price in rupees').fill('1180.00');
    const askFor = async () => {
      await dialog.getByRole('button', { name: 'Look it over' }).click();
      await dialog.getByRole('button', { name: 'Buy 2 INFY' }).click();
    };
    await door.turn('swallow');
    await askFor();
    const doubt = dialog.getByText('Whether this was done is not known');
    await passTimeUntil(day, () => doubt.isVisible());
    await dialog.getByText('Asked again from here, it is done once at most.', { exact: false }).waitFor();
    await dialog.getByText('It is not sent again by itself.', { exact: false }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await door.turn('open');
    // Also by way of the form: it is the same wish.
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await askFor();
    await passTimeUntil(day, () => dialog.getByText(/as order \d+/).isVisible());
    expect(day.placements()).toBe(before + 1);
  });

  it('that takes it and never answers is in doubt after a while, and no wheel turns without end', async () => {
    const { page, door } = await openWorld('/orders');
    await door.turn('mute');
    await page.getByRole('button', { name: 'Kill switch' }).click();
    const dialog = page.getByRole('dialog', { name: 'Kill switch' });
    await dialog.getByRole('button', { name: 'Stop all sending now' }).click();
    await turnUntil(page, 'in doubt', () =>
      dialog.getByText('Whether this was done is not known').isVisible(),
    );
    expect(await dialog.getByRole('button', { name: 'Stop all sending now' }).isEnabled()).toBe(true);
    await door.turn('open');
    await dialog.getByRole('button', { name: 'Stop all sending now' }).click();
    await turnUntil(page, 'it is on', () => dialog.getByText(/stopped since/).isVisible());
  });
});

describe('a session that is ended from elsewhere', () => {
  it('hides everything and asks for the login in its place; then all is as it was left, also what was typed', async () => {
    const { page, day, faults } = await openWorld('/orders?status=amo_queued');
    await page.getByRole('row').filter({ hasText: 'SBIN' }).waitFor();
    const { href, title } = await page.evaluate(() => ({ href: location.href, title: document.title }));
    await page.getByRole('button', { name: 'New order' }).click();
    await page.getByRole('dialog').getByLabel('Symbol at NSE').fill('INFY');
    const { db } = day.database;
    await db.deleteFrom('web_sessions').execute();
    await day.until('16:20:00', EVENING);
    const password = page.getByLabel('Password', { exact: true });
    await turnUntil(page, 'the login is asked for', () => password.isVisible());
    expect(
      await page
        .getByText(/SBIN|RELIANCE|AMO queued/)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.title()).toBe('Sign in · Orderwatch');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await password.fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const typed = page.getByRole('dialog').getByLabel('Symbol at NSE');
    await typed.waitFor();
    expect(await typed.inputValue()).toBe('INFY');
    expect(page.url()).toBe(href);
    expect(await page.title()).toBe(title);
    await page.keyboard.press('Escape');
    await page.getByRole('row').filter({ hasText: 'SBIN' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('queued');
    // What happens from then on is heard of again.
    await day.until('09:00:15');
    const head = page.getByRole('heading', { level: 1 });
    await turnUntil(
      page,
      'the morning is heard of',
      async () => !(await head.textContent())?.includes('queued'),
    );
    expect(faults).toEqual([]);
  });
});

describe('an order that the person may see no longer', () => {
  it('stays in sight as what was known, faint and dated, below why', async () => {
    const { page, faults } = await openWorld('/orders');
    await page.getByRole('row').filter({ hasText: 'SBIN' }).getByRole('link').first().click();
    const drawer = page.getByRole('complementary').filter({ hasText: 'Buy 95 SBIN' });
    await drawer.waitFor();
    const status = 404;
    const problem = { code: 'not_found', detail: 'There is no such order.' };
    await page.route('**/api/v1/user/orders/ord_*', (route) =>
      route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('button', { name: 'Check now' }).click();
    await turnUntil(page, 'it is told', async () => (await drawer.getByRole('alert').count()) > 0);
    expect(await drawer.getByRole('alert').textContent()).toMatch(
      /There is no such order\..*Shown below is what was known \d+ s ago/s,
    );
    expect(await drawer.locator('[data-old]').count()).toBe(1);
    expect(faults).toEqual([]);
  });
});

describe('a machine that slept for an hour', () => {
  it('calls old what is old before any answer has come, and listens anew', async () => {
    const { page, door, faults } = await openWorld();
    const read = page.locator('header').getByText(/^1 h( 0 min)? ago$/);
    const streams: string[] = [];
    page.on('request', (request) => request.url().endsWith('/user/stream') && streams.push(request.url()));
    await door.turn('mute');
    // The clock on the wall went on; the one that counts from the start of the page stood still.
    const wall = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(wall + 3_600_000);
    await read.waitFor();
    await expect.poll(() => streams.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});

/** Lets simulated time pass, as a request needs it, until it is so. */
async function passTimeUntil(day: TradingDay, isSo: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await day.clock.advanceBy(100);
        return isSo();
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}
