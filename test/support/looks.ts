import type { Page } from 'playwright-core';
import { axeFaults, desktop, phone, sidewaysScroll, smallest } from './chromium.ts';

const sizes = { desktop, phone, smallest };
const schemes = ['light', 'dark'] as const;

/** What is wrong with a page in any size and theme: faults that axe finds, and scrolling sideways. Empty when all is well. */
export async function faultsInEveryLook(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const found = size === 'smallest' ? [] : await axeFaults(page);
      faults.push(...found.map((fault) => `${size}, ${colorScheme}: ${fault}`));
    }
    const sideways = await sidewaysScroll(page);
    if (sideways > 0) faults.push(`${size}: ${sideways} px wider than the screen`);
  }
  if (before !== null) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
