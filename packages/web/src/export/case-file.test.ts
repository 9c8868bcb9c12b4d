import { describe, expect, it } from 'vitest';
import type { OrderEvent } from '../api/types.ts';
import { anOrder } from '../testing/an-order.ts';
import { buildCase, type Evidence, listEvidenceIds } from './build-case.ts';
import { writeCaseHtml } from './write-case-html.ts';

const event = (seq: number, evidence_id: string | null): OrderEvent => ({
  id: `evt_${seq}`,
  seq,
  order_id: 'ord_1',
  attempt_id: null,
  kind: 'order.rejected',
  actor: 'exchange',
  source: 'book',
  at: '2026-08-24T03:38:02.417Z',
  sentence: `Sentence ${seq}`,
  body: {},
  evidence_id,
});
const evidence = (id: string, payload: unknown): Evidence => ({
  id,
  account_id: 'acc_1',
  source: 'book',
  received_at: '2026-08-24T03:38:02.417Z',
  sha256: 'ab12',
  payload,
});

describe('a case file', () => {
  it('has the events in their order and each evidence once', () => {
    const events = [event(2, 'evd_1'), event(1, null), event(3, 'evd_1')];
    expect(listEvidenceIds(events)).toEqual(['evd_1']);
    const file = buildCase(anOrder(), events, [evidence('evd_1', {})], 0);
    expect(file.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(file.evidence).toHaveLength(1);
  });

  it('says of evidence that has aged out that it is no longer kept', () => {
    const events = [event(1, 'evd_old'), event(2, 'evd_1')];
    const file = buildCase(anOrder(), events, [evidence('evd_1', {})], 0);
    expect(file.evidence.map(({ id }) => id)).toEqual(['evd_1']);
    expect(file.evidence_no_longer_kept).toEqual(['evd_old']);
    expect(writeCaseHtml(file)).toMatch(/No longer kept.*evd_old/);
  });

  it('shows what the broker sent as text, never as a part of the page', () => {
    const reason = {
      code: null,
      class: null,
      broker_words: '<img src=x>',
      meaning: null,
      advice: null,
      retry_useful: null,
    };
    const file = buildCase(
      anOrder({ status: 'rejected', reason }),
      [event(1, 'evd_1')],
      [evidence('evd_1', { rejRsn: '</pre><script>alert(1)</script>' })],
      Date.parse('2026-08-24T04:00:00Z'),
    );
    const html = writeCaseHtml(file);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(html).toContain('2026-08-24 09:08:02.417 IST');
    expect(html).toContain('Buy 10 RELIANCE was rejected.');
  });
});
