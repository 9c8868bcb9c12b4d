import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { marginAnswerFrom } from './account-rows.ts';

const sample = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../../kotak-neo/fixtures/${name}`, import.meta.url), 'utf8'));

function marginRow(name: string) {
  const body = sample(name);
  return {
    avlCash: body.avlCash ?? '',
    ordMrgn: body.ordMrgn ?? '',
    rmsVldtd: body.rmsVldtd ?? '',
    mrgnUsd: body.mrgnUsd,
    reqdMrgn: body.reqdMrgn,
    insufFund: body.insufFund,
    totMrgnUsd: body.totMrgnUsd,
    avlMrgn: body.avlMrgn,
    raw: body,
  };
}

describe("the broker's margin answer", () => {
  it('takes what is blocked already out of the cash, and counts this order alone', () => {
    expect(marginAnswerFrom(marginRow('check_margin.ok.json'))).toMatchObject({
      ok: true,
      value: { sufficient: true, availableCash: 19_41, requiredCash: 15_50, shortfall: 0 },
    });
  });

  it('says how much is short', () => {
    expect(marginAnswerFrom(marginRow('check_margin.insufficient.json'))).toMatchObject({
      ok: true,
      value: { sufficient: false, availableCash: 10_157_08, requiredCash: 12_500_00, shortfall: 2_342_92 },
    });
  });

  it('is no answer when it speaks of more money than can be counted', () => {
    const row = marginRow('check_margin.ok.json');
    expect(marginAnswerFrom({ ...row, avlCash: '9007199254740993' })).toEqual({
      ok: false,
      error: 'avlCash is more than any account holds: 9007199254740993',
    });
    expect(marginAnswerFrom({ ...row, avlCash: '9999999999999.99' })).toMatchObject({ ok: true });
  });

  it('is no answer when the broker says neither yes nor no', () => {
    expect(marginAnswerFrom({ ...marginRow('check_margin.ok.json'), rmsVldtd: 'PENDING' })).toMatchObject({
      ok: false,
    });
  });
});
