import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { HttpDeps } from '../../packages/server/src/http/deps.ts';
import { type OpenApi, openApi } from './api.ts';
import { desktop, sharedChromium } from './chromium.ts';
import type { TradingDay } from './trading-day.ts';

const webRoot = fileURLToPath(new URL('../../packages/web/dist', import.meta.url));

export interface DeskPage {
  readonly page: Page;
  readonly api: OpenApi;
  /** Errors of the page itself; what the network refuses is not among them. */
  readonly faults: readonly string[];
}

/** The built page in a real browser, served by a trading day's own server, with its owner signed in. */
export async function openDeskPage(
  day: TradingDay,
  path = '/orders',
  view: BrowserContextOptions = {},
  overrides: Partial<HttpDeps> = {},
): Promise<DeskPage> {
  const api = await openApi(day, { webRoot, ...overrides });
  const owner = await api.owner();
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', ...view });
  onTestFinished(() => context.close());
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(owner.cookie()) ?? [];
  await context.addCookies([{ name, value, url: api.url }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(api.url + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, api, faults };
}
