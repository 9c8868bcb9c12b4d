import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

const SECTIONS = [
  'Accounts',
  'Schedule',
  'Buying limits',
  'Guards',
  'Sell targets',
  'Switches',
  'Notifications',
  'Channels',
  'Calendar',
  'Data',
  'Security',
  'User',
  'Appearance',
];

describe('a switch', () => {
  it('that is off stops placing at once, and says what stops', async () => {
    const day = await startTradingDay();
    const { page, faults } = await openDeskPage(day, '/settings/switches');
    const placing = page.getByRole('checkbox', { name: 'Placing', exact: true });
    await placing.uncheck();
    await page.getByText('Nothing new is sent.', { exact: false }).waitFor();
    expect((await day.run(await day.place(await day.recommend([{ symbol: 'SBIN' }])))).state).not.toBe(
      'queued',
    );
    expect(day.placements()).toBe(1);

    await page.getByText('1 change is not saved yet.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await day.place(await day.recommend([{ symbol: 'ITC' }]));
    expect(day.placements()).toBe(1);

    await page.reload();
    expect(await placing.isChecked()).toBe(false);
    expect(faults).toEqual([]);
  });
});

describe('a setting that cannot be', () => {
  it("is refused at its field in the server's words, and nothing is changed", async () => {
    const day = await startTradingDay({ idle: true });
    const { page } = await openDeskPage(day, '/settings/schedule');
    const time = page.getByRole('textbox', { name: 'Place the recommended buys at' });
    await time.fill('25:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('HH:MM in India, for example 16:05').waitFor();
    expect(await time.getAttribute('aria-invalid')).toBe('true');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo my changes' }).click();
    expect(await time.inputValue()).toBe('16:05');
  });
});

describe('a setting that was changed elsewhere meanwhile', () => {
  it('is not saved over unseen: what was typed stays, and the person decides', async () => {
    const day = await startTradingDay({ idle: true });
    const { page, api, faults } = await openDeskPage(day, '/settings/limits');
    const owner = await api.owner();
    const path = `/api/v1/user/broker-accounts/${day.account.accountId}`;
    const elsewhere = (positions: number) =>
      owner.send('PATCH', path, { settings: { max_positions: positions } });
    const saved = async () =>
      Object((await owner.get('/api/v1/user/broker-accounts')).body).items[0].settings.max_positions;
    const positions = page.getByRole('textbox', { name: 'Positions at most' });
    const before = await positions.inputValue();
    await positions.fill('3');
    expect((await elsewhere(4)).status).toBe(200);
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await page.getByText(`Positions at most: was ${before}, is now 4`).waitFor();
    await page.getByText('Settings of this account were saved on', { exact: false }).waitFor();
    expect([await positions.inputValue(), await saved()]).toEqual(['3', 4]);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take what is saved' }).click();
    await expect.poll(() => positions.inputValue()).toBe('4');

    await positions.fill('3');
    await elsewhere(5);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByText('Saved.').waitFor();
    expect([await positions.inputValue(), await saved()]).toEqual(['3', 3]);
    expect(faults).toEqual([]);
  });
});

describe('a limit that would let more through', () => {
  it('is saved by a second step that names old and new; a tighter one at once', async () => {
    const day = await startTradingDay({ idle: true });
    const { page, api, faults } = await openDeskPage(day, '/settings/guards');
    const owner = await api.owner();
    const saved = async () =>
      Object((await owner.get('/api/v1/user/broker-accounts')).body).items[0].settings.max_order_value;
    const value = page.getByRole('textbox', { name: 'Value of an order at most (₹)' });
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await value.fill('4,00,000');
    await save.click();
    await page.getByText('Saved.').waitFor();
    expect(await saved()).toBe('400000');

    await value.fill('15,00,000');
    await save.click();
    await page.getByText('from ₹4,00,000.00 to ₹15,00,000.00', { exact: false }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Not now' }).click();
    expect([await value.inputValue(), await saved()]).toEqual(['15,00,000', '400000']);
    await save.click();
    await page.getByRole('button', { name: 'Loosen and save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await saved()).toBe('1500000');
    expect(faults).toEqual([]);
  });
});

describe('notification preferences', () => {
  it('are kept when they are changed, and are effective', async () => {
    const day = await startTradingDay();
    const { page, api } = await openDeskPage(day, '/settings/notifications');
    const choice = page.getByRole('combobox', { name: 'Order placed, In the app' });
    await choice.selectOption('off');
    await page.getByText('Kept.').waitFor();
    await page.getByRole('checkbox', { name: 'Keep quiet hours' }).check();
    await page.getByLabel('From (IST)').fill('21:30');
    expect(await page.getByRole('checkbox', { name: 'Always for rejections' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Save the quiet hours' }).click();
    await expect.poll(async () => (await preferences()).quiet_hours).toMatchObject({ from: '21:30' });

    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:30:00', '2026-08-20');
    const told = Object((await (await api.owner()).get('/api/v1/user/notifications')).body);
    expect(told.items.map(({ kind }: { kind: string }) => kind)).not.toContain('order_placed');
    await page.reload();
    await choice.waitFor();
    expect(await choice.inputValue()).toBe('off');

    async function preferences() {
      return Object((await (await api.owner()).get('/api/v1/user/notification-preferences')).body);
    }
  });
});

describe('the colours of gain and loss', () => {
  it('change places when they are asked to, and stay so', async () => {
    const day = await startTradingDay({ idle: true });
    const { page } = await openDeskPage(day, '/settings/appearance');
    const colours = () =>
      page.evaluate(() =>
        ['gain', 'loss'].map((sign) => {
          const shown = document.querySelector(`[data-sign="${sign}"]`);
          return shown && getComputedStyle(shown).color;
        }),
      );
    const before = await colours();
    expect(new Set(before).size).toBe(2);
    await page.getByRole('radio', { name: 'Gain red, loss green' }).check();
    expect(await colours()).toEqual([...before].reverse());
    await page.reload();
    await page.getByRole('radio', { name: 'Gain red, loss green' }).waitFor();
    expect(await colours()).toEqual([...before].reverse());
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
});

describe('the settings', () => {
  const looks = [
    { name: 'desktop, dark', view: { colorScheme: 'dark' } },
    { name: 'phone, light', view: { viewport: phone, colorScheme: 'light' } },
  ] as const;

  it.each(looks)('are accessible in every part: $name', async ({ view }) => {
    const day = await startTradingDay();
    const { page, faults } = await openDeskPage(day, '/settings', view);
    const list = page.getByRole('navigation', { name: 'Parts of the settings' });
    await list.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    for (const section of SECTIONS) {
      // On a phone the list is a page of its own.
      if (!(await list.isVisible())) await page.getByRole('link', { name: 'All settings' }).click();
      await list.getByText(section, { exact: true }).click();
      await page.getByRole('heading', { level: 1, name: section }).waitFor();
      await expect.poll(() => page.getByText('Loading', { exact: true }).count()).toBe(0);
      expect({ section, faults: await axeFaults(page) }).toEqual({ section, faults: [] });
      expect({ section, sideways: await sidewaysScroll(page) }).toEqual({ section, sideways: 0 });
    }
    expect(faults).toEqual([]);
  });

  it('are a list of links on a phone, and lead back to it', async () => {
    const day = await startTradingDay({ idle: true });
    const { page } = await openDeskPage(day, '/settings', { viewport: phone });
    await page.getByRole('link', { name: /^Guards/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Guards' }).waitFor();
    await page.getByRole('link', { name: 'All settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });
});
