import 'temporal-polyfill/global';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { desktop, loaded, openChromium, phone } from './support/chromium.ts';
import { openProgramHome } from './support/program.ts';

/**
 * Plays a demo day and takes the pictures that README and docs show: every page, both themes, both sizes. With names, only
 * those: `npm run screenshots -- orders settings-security`.
 */
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const patience = { timeout: 300_000 };
const places: Record<string, string> = {
  today: '/today',
  orders: '/orders',
  'order-states': '/orders/states',
  queue: '/queue',
  order: '/orders',
  reconcile: '/reconcile',
  positions: '/positions',
  position: '/positions',
  'position-chart': '/positions',
  trades: '/positions?tab=trades',
  funds: '/funds',
  activity: '/activity',
  'activity-days': '/activity?tab=days',
  'activity-messages': '/activity?tab=messages',
  runs: '/runs',
  run: '/runs',
  accounts: '/settings/accounts',
  'account-new': '/accounts/new',
  'settings-schedule': '/settings/schedule',
  'settings-limits': '/settings/limits',
  'settings-guards': '/settings/guards',
  'settings-targets': '/settings/targets',
  settings: '/settings/switches',
  notifications: '/settings/notifications',
  channels: '/settings/channels',
  'settings-calendar': '/settings/calendar',
  'settings-data': '/settings/data',
  'settings-security': '/settings/security',
  'settings-user': '/settings/user',
  'settings-appearance': '/settings/appearance',
  health: '/health',
  simulator: '/simulator',
  replay: '/replay',
  login: '/login',
  'first-run': '/setup',
};
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(places);
for (const name of names) {
  if (!(name in places)) throw new Error(`No picture is called ${name}: ${Object.keys(places).join(', ')}`);
}

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
  places.order = (await row('SBIN').getByRole('link').first().getAttribute('href')) ?? '/orders';
  await watching.goto(`${program.url}/positions`);
  places.position =
    (await watching.locator('main a[href^="/positions/"]').first().getAttribute('href')) ?? '/positions';
  await watching.goto(`${program.url}/runs`);
  places.run = (await watching.locator('main a[href^="/runs/"]').first().getAttribute('href')) ?? '/runs';
  places['position-chart'] = `/positions?chart=${path.basename(places.position)}`;
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
      const page = await context.newPage();
      for (const name of names) {
        await page.goto(program.url + places[name]);
        await settled(page);
        // Charts come by themselves, after the page; this picture is about one.
        if (name === 'position-chart') await page.locator('figure canvas').first().scrollIntoViewIfNeeded();
        await page.evaluate(rename, { from: home.dataDir, to: '/home/asha/orderwatch/data' });
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

/** In the page: where this machine keeps the demo concerns no reader of the docs. */
function rename({ from, to }: { readonly from: string; readonly to: string }): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.nodeValue?.includes(from)) text.nodeValue = text.nodeValue.replaceAll(from, to);
  }
}
