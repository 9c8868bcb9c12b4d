import { generateSync } from 'otplib';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PASSWORD } from '../support/api.ts';
import { type DeskPage, openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay, type TradingDay } from '../support/trading-day.ts';

async function openSecurity() {
  const day = await startTradingDay({ idle: true });
  const desk = await openDeskPage(day, '/settings/security');
  await desk.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
  return { day, ...desk };
}

const codeOf = (secret: string, stepsLater = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsLater });

/** As if the person had last shown who they are ten minutes ago. */
async function ageProof(day: TradingDay): Promise<void> {
  const tenMinutesAgo = new Date(Date.now() - 600_000).toISOString();
  await day.database.db.updateTable('web_sessions').set({ proved_at: tenMinutesAgo }).execute();
}

/** Sets the second factor up on the page, and tells its secret and the recovery codes that were shown. */
async function enrol(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Set up the second factor' }).click();
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  // What is asked anew may be slow to come: the codes are shown once, and must not be lost on it.
  const release = await holdSessions(page);
  const secret = ((await page.locator('form code').textContent()) ?? '').trim();
  await page.getByLabel('The code that the app shows now').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByText('Your recovery codes').waitFor();
  await release();
  const codes = await page.locator('ol code').allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { secret, codes };
}

/** Keeps the list of sessions from the page until the answer is called. */
async function holdSessions(page: Page): Promise<() => Promise<void>> {
  const waiting: Route[] = [];
  const path = '**/api/v1/auth/sessions';
  await page.route(path, (route) => void waiting.push(route));
  return async () => {
    await Promise.all(waiting.map((route) => route.continue()));
    await page.unroute(path);
  };
}

/** Another browser of the same person, at the login page with the password typed. */
async function knock({ page, api }: DeskPage, email: string): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const other = await context.newPage();
  await other.goto(`${api.url}/login`);
  await other.getByLabel('E-mail address').fill(email);
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await other.getByRole('button', { name: 'Sign in' }).click();
  return other;
}

describe('the page of security', () => {
  it('sets up a second factor with a QR code, and asks for its code at the next login', async () => {
    const at = await openSecurity();
    const { page, day } = at;
    const { secret, codes } = await enrol(page);
    expect(codes).toHaveLength(10);
    await page.getByText('10 recovery codes are left.').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    const { email } = await day.database.db
      .selectFrom('users')
      .select('email')
      .where('id', '=', day.account.userId)
      .executeTakeFirstOrThrow();
    const other = await knock(at, email);
    await other.getByLabel('Code of your authenticator app').fill('000000');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('That code is not right').waitFor();
    await other.getByLabel('Code of your authenticator app').fill(codeOf(secret, 1));
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.waitForURL(/\/today$/);

    const third = await knock(at, email);
    await third.getByLabel('Code of your authenticator app').fill(codes[0] ?? '');
    await third.getByRole('button', { name: 'Sign in' }).click();
    await third.waitForURL(/\/today$/);

    await page.reload();
    await page.getByText('9 recovery codes are left.').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText('2 sessions were ended.').waitFor();
    await other.reload();
    await other.waitForURL(/\/login$/);
    expect(at.faults).toEqual([]);
  });

  it('asks who is there before it makes a token, goes on by itself, and revokes it for good', async () => {
    const at = await openSecurity();
    const { page, api, day } = at;
    await ageProof(day);
    await page.getByLabel('What it is for').fill('My spreadsheet');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Show that it is you' });
    await dialog.getByLabel('Your password').fill('not the password');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText('The password is wrong').waitFor();
    await dialog.getByLabel('Your password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Your new token').waitFor();
    const token = ((await page.locator('code', { hasText: /^owt_/ }).first().textContent()) ?? '').trim();

    const headers = { authorization: `Bearer ${token}` };
    expect((await api.visitor().get('/api/v1/user/orders', headers)).status).toBe(200);
    const pause = `/api/v1/user/broker-accounts/${day.account.accountId}/pause`;
    expect((await api.visitor().send('POST', pause, undefined, headers)).status).toBe(403);

    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByText(token).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Revoke My spreadsheet' }).click();
    await page.getByRole('cell', { name: 'revoked', exact: true }).waitFor();
    expect((await api.visitor().get('/api/v1/user/orders', headers)).status).toBe(401);
    expect(at.faults).toEqual([]);
  });

  it('leaves everything as it was when the person does not show who they are', async () => {
    const { page, day } = await openSecurity();
    await ageProof(day);
    await page.getByLabel('What it is for').fill('Never');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click();
    await page.getByText('Nothing was changed').waitFor();
    expect(await day.database.db.selectFrom('api_tokens').selectAll().execute()).toEqual([]);
  });

  it('changes the password for whoever knows the present one', async () => {
    const { page } = await openSecurity();
    const fill = async (current: string) => {
      await page.getByLabel('Your present password').fill(current);
      await page.getByLabel('The new password', { exact: true }).fill('another-kettle-in-the-rain');
      await page.getByLabel('The new password once more').fill('another-kettle-in-the-rain');
      await page.getByRole('button', { name: 'Change the password' }).click();
    };
    await fill('not the password');
    await page.getByText('The password is wrong').waitFor();
    await fill(PASSWORD);
    await page.getByText('Your password was changed.').waitFor();
    await page.getByRole('cell', { name: 'The password was changed' }).waitFor();
  });
});
