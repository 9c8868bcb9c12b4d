import { expect, it } from 'vitest';
import { loaded } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { startTradingDay } from '../support/trading-day.ts';

it('what takes its time is shown as grey rows until it comes', async () => {
  const day = await startTradingDay({ idle: true });
  const { page, faults } = await openDeskPage(day, '/today');
  await loaded(page);
  let answer = () => {};
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/v1\/user\/placement-runs/, async (route) => {
    await late;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Runs' }).click();
  const rows = page.getByRole('main').getByRole('status').filter({ hasText: 'Loading' });
  await rows.waitFor();
  const { height = 0 } = (await rows.boundingBox()) ?? {};
  expect(height).toBeGreaterThan(100);
  answer();
  await rows.waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});
