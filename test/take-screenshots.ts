import 'temporal-polyfill/global';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { desktop, loaded, openChromium, phone } from './support/chromium.ts';
import { openProgramHome } from './support/program.ts';

/** Plays a demo day and takes the pictures that README and docs show: every page, both themes, both sizes. */
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const patience = { timeout: 300_000 };

await mkdir(folder, { recursive: true });
const home = await openProgramHome();
const program = await home.start('demo');
const browser = await openChromium();
try {
  const watching = await browser.newPage({ viewport: desktop });
  await watching.goto(`${program.url}/orders`);
  const row = (symbol: string) => watching.getByRole('row').filter({ hasText: symbol });
  await row('ITC').getByText('Cancelled', { exact: true }).waitFor(patience);
  await row('TATASTEEL').getByText('Part filled').waitFor(patience);
  const order = await row('SBIN').getByRole('link').first().getAttribute('href');
  const places = {
    today: '/today',
    orders: '/orders',
    queue: '/queue',
    order: order ?? '/orders',
    reconcile: '/reconcile',
    positions: '/positions',
    funds: '/funds',
    activity: '/activity',
    runs: '/runs',
    accounts: '/settings/accounts',
    settings: '/settings/switches',
    notifications: '/settings/notifications',
    channels: '/settings/channels',
    health: '/health',
    simulator: '/simulator',
  };
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
      const page = await context.newPage();
      for (const [name, place] of Object.entries(places)) {
        await page.goto(program.url + place);
        await settled(page);
        await page.screenshot({ path: path.join(folder, `${name}-${size}-${colorScheme}.png`) });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await home.close();
}

async function settled(page: Page): Promise<void> {
  await loaded(page);
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
