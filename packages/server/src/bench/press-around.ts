import { realClock } from '@orderwatch/clock';
import type { Page } from 'playwright-core';

/** A person looks before pressing again. */
const LOOK_MS = 250;

const chip = (page: Page, name: RegExp) => page.locator('main search').getByRole('button', { name });

/** Everything that one does in the list, once around; each press is one interaction. Ends where it began. */
const PRESSES: readonly { readonly what: string; readonly press: (page: Page) => Promise<unknown> }[] = [
  { what: 'open an order beside the list', press: (page) => page.locator('[data-row]').nth(3).click() },
  { what: 'the next order by j', press: (page) => page.keyboard.press('j') },
  { what: 'close it by Escape', press: (page) => page.keyboard.press('Escape') },
  { what: 'sort by quantity', press: (page) => page.locator('[data-column="quantity"] button').click() },
  { what: 'sort by time', press: (page) => page.locator('[data-column="time"] button').click() },
  { what: 'filter by side', press: (page) => chip(page, /^Buy$/).click() },
  { what: 'any side', press: (page) => chip(page, /^All$/).last().click() },
  { what: 'filter by state', press: (page) => chip(page, /^Failed/).click() },
  { what: 'select a row', press: (page) => page.locator('td input[type=checkbox]').nth(1).click() },
  { what: 'select another', press: (page) => page.locator('td input[type=checkbox]').nth(3).click() },
  { what: 'any state', press: (page) => chip(page, /^Failed/).click() },
  ...Array.from('SHARE00', (letter) => ({
    what: 'type into the search',
    press: async (page: Page) => {
      await page.locator('[data-search]').focus();
      await page.keyboard.press(letter);
    },
  })),
  { what: 'clear the search', press: (page) => page.keyboard.press('Escape') },
];

/** Goes once around. */
export async function pressAround(page: Page, onPressed: (what: string) => Promise<void>): Promise<void> {
  for (const { what, press } of PRESSES) {
    await press(page);
    await realClock.sleep(LOOK_MS);
    await onPressed(what);
  }
}
