import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium: the one that `npm test` found or installed. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });
}

let shared: Promise<Browser> | undefined;

/** One browser for all tests of a worker, which ends with it: each test has a context, and so a person, of its own. */
export function sharedChromium(): Promise<Browser> {
  shared ??= openChromium();
  return shared;
}

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };
export const smallest = { width: 320, height: 640 };

/** What axe finds wrong, as sentences; empty when the page is accessible. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // From the top: what is half behind the strip would count as too small to be pressed.
  const stood = await page.evaluate(() => {
    const { scrollX, scrollY } = window;
    scrollTo(0, 0);
    return { scrollX, scrollY };
  });
  const { violations } = await new AxeBuilder({ page })
    // The page has no frames to gather from, and what is in order need not be told.
    .setLegacyMode()
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    .analyze();
  await page.evaluate(({ scrollX, scrollY }) => scrollTo(scrollX, scrollY), stood);
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
}

/** Waits until the page has its heading and shows what it asked the server for. */
export async function loaded(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === 'Loading'),
  );
}

/** How far the page can be moved sideways, in pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
