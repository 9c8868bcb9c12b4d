import { describe, expect, it } from 'vitest';
import { ist } from '../market/calendar.test-support.ts';
import { isNoticeKind, NOTICE_KINDS } from './notice-kinds.ts';
import { readAloud } from './notices.test-support.ts';
import { renderNotice } from './render-notice.ts';
import { sampleNotice } from './sample-notice.ts';

const now = ist('2026-11-25 09:15:03').epochMilliseconds;
const kinds = Object.keys(NOTICE_KINDS).filter(isNoticeKind);

describe('the example of a message', () => {
  it.each(kinds)('of %s says what every message of its kind says, with nothing left open', (kind) => {
    const words = readAloud(renderNotice(sampleNotice(kind, now), { hideAmounts: false }));
    expect(words.length).toBeGreaterThan(1);
    expect(words.at(-1)).toContain('25 Nov 2026');
    for (const line of words) {
      expect(line).not.toMatch(/undefined|null|NaN|not shown|a share\b|your shares|does not tell/);
    }
  });

  it('names amounts, and no amount where they are hidden', () => {
    const aloud = (hideAmounts: boolean) =>
      kinds
        .map((kind) => readAloud(renderNotice(sampleNotice(kind, now), { hideAmounts })).join('\n'))
        .join('\n');
    expect(aloud(false)).toContain('₹812.50');
    expect(aloud(true)).not.toMatch(/₹\d/);
  });
});
