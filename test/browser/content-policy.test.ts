import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { bought } from '../support/positions.ts';

const PAGES = [
  '/today',
  '/queue',
  '/orders',
  '/positions',
  '/funds',
  '/reconcile',
  '/activity',
  '/runs',
  '/accounts/new',
  '/settings',
  '/settings/accounts',
  '/settings/notifications',
  '/settings/security',
  '/health',
  '/simulator',
  '/no-such-page',
];

describe('the content policy', () => {
  it('takes no inline style or script but the marked ones, and no page breaks it', async () => {
    const day = await bought();
    await day.until('09:20:00');
    const { page, api, faults } = await openDeskPage(day, '/today');
    const broken: string[] = [];
    await page.exposeFunction('tellOfViolation', (words: string) => broken.push(words));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        Object(window).tellOfViolation(`${location.pathname} ${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    const order = await day.order('SBIN');
    for (const path of [...PAGES, `/orders/${order.id}`]) {
      await page.goto(api.url + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    }
    // A dialog and a menu bring styles of their own: scrolling behind them is stopped by one.
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').first().waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('style').length)).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    expect(broken).toEqual([]);
    expect(faults).toEqual([]);

    // The search itself: what is not marked is refused, and told.
    const colour = await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { outline: 3px solid rgb(1, 2, 3) !important }';
      document.head.append(style);
      return getComputedStyle(document.body).outlineColor;
    });
    expect(colour).not.toBe('rgb(1, 2, 3)');
    await expect.poll(() => broken.join()).toContain('style-src');
  });

  it('marks each delivery anew, and names no way to write styles into the page', async () => {
    const day = await bought();
    const { api } = await openDeskPage(day, '/today');
    const policies = await Promise.all(
      ['/', '/orders'].map(async (path) => {
        const { headers, text } = await api.visitor().get(path, { accept: 'text/html' });
        const policy = headers.get('content-security-policy') ?? '';
        const [, nonce = ''] = /style-src 'self' 'nonce-([\w-]{22})'/.exec(policy) ?? [];
        expect(text).toContain(`nonce="${nonce}"`);
        expect(policy).not.toContain('unsafe');
        return nonce;
      }),
    );
    expect(new Set(policies).size).toBe(2);
    const api401 = await api.visitor().get('/api/v1/user/orders');
    expect(api401.headers.get('content-security-policy')).not.toContain('unsafe');
  });
});
