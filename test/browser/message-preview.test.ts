import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

describe('the preview of messages', () => {
  it('shows the chosen event on every channel, without amounts where they are hidden', async () => {
    const day = await startTradingDay();
    const { page, faults } = await openDeskPage(day, '/settings/notifications');
    const preview = page.getByRole('region', { name: 'How a message looks' });
    const on = (channel: string) =>
      preview.getByRole('listitem').filter({ has: page.getByRole('heading', { name: channel }) });
    await on('Telegram').getByText('Rejected: BUY 40 WIPRO at ₹812.50').waitFor();
    await on('Telegram').getByText('Retry', { exact: true }).waitFor();
    expect(await preview.getByRole('listitem').count()).toBe(5);
    expect(await faultsInEveryLook(page)).toEqual([]);

    await preview.getByRole('combobox').selectOption('Kill switch');
    await on('E-mail').getByText('The kill switch is on: nothing is sent').first().waitFor();

    await preview.getByRole('combobox').selectOption('Order rejected');
    await page
      .getByRole('region', { name: 'Hide amounts' })
      .getByRole('checkbox', { name: 'Browser' })
      .click();
    await on('Browser').getByText('amounts hidden').waitFor();
    await on('Browser').getByText('₹•••').first().waitFor();
    expect(faults).toEqual([]);
  });
});
