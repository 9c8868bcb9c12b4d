import { realClock } from '@orderwatch/clock';
import type { Page } from 'playwright-core';

const SCROLL_MS = 5_000;
/** As often as a wheel or a key that is held down repeats, roughly. */
const EVERY_MS = 33;

/** The whole list under a wheel in five seconds, from its beginning to its end. */
export async function scrollByWheel(page: Page): Promise<void> {
  await page.evaluate('window.scrollTo(0, 0)');
  await page.mouse.move(640, 500);
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const step = height / (SCROLL_MS / EVERY_MS);
  await repeat(() => page.mouse.wheel(0, step));
}

/** Page after page by a key that is held down for five seconds. */
export async function scrollByPages(page: Page): Promise<void> {
  await page.evaluate('document.activeElement?.blur(); window.scrollTo(0, 0)');
  await repeat(() => page.keyboard.press('PageDown'));
}

/** Row after row by `j`, held down for five seconds. */
export async function walkByRows(page: Page): Promise<void> {
  await page.evaluate('window.scrollTo(0, 0)');
  await page.locator('[data-row]').first().focus();
  await repeat(() => page.keyboard.press('j'));
}

async function repeat(act: () => Promise<void>): Promise<void> {
  const begun = realClock.monotonicMs();
  for (let due = begun; due < begun + SCROLL_MS; due += EVERY_MS) {
    await realClock.sleep(Math.max(0, due - realClock.monotonicMs()));
    await act();
  }
}
