import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openChromium } from '../support/chromium.ts';
import { openProgramHome, type Program, type ProgramHome } from '../support/program.ts';

const password = 'a quiet river runs uphill';
let home: ProgramHome;
let program: Program;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await openProgramHome();
  [program, browser] = await Promise.all([home.start('start'), openChromium()]);
  page = await browser.newPage({ viewport: desktop });
});

afterAll(async () => {
  await browser?.close();
  await home?.close();
});

async function fill(token: string): Promise<void> {
  await page.getByLabel('Set-up token').fill(token);
  await page.getByLabel('Your name').fill('Asha');
  await page.getByLabel('E-mail address').fill('asha@example.in');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('The password once more').fill(password);
  await page.getByRole('button', { name: 'Create the first user' }).click();
}

describe('from the demo to a real desk', () => {
  it('refuses a token that was not printed, and says so', async () => {
    await page.goto(`${program.url}/setup`);
    await fill('AAAAA-BBBBB-CCCCC-DDDDD');
    await page.getByText('The set-up did not work').waitFor();
  });

  it('makes the first user with the printed token, and a read-only account', async () => {
    await fill(program.setupToken ?? '');
    await page.getByText('Your first broker account').waitFor();
  });

  it('asks for a login after the restart as the real desk, and refuses a wrong password', async () => {
    expect(await program.stop()).toBe(0);
    program = await home.start('serve');
    expect(program.setupToken).toBeNull();
    await page.context().clearCookies();
    await page.goto(program.url);
    await page.waitForURL(/\/login$/);
    await page.getByLabel('E-mail address').fill('asha@example.in');
    await page.getByLabel('Password', { exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signing in did not work').waitFor();
  });

  it('lets the user in with the right one', async () => {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/today$/);
    expect(await page.getByText('DEMO', { exact: true }).count()).toBe(0);
  });
});
