import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataOf } from '../foreign-client.fixture.ts';
import { startDay } from '../trading-day.fixture.ts';

const header = readFileSync(
  new URL('../../fixtures/scrip_master.nse_cm-v1.csv', import.meta.url),
  'utf8',
).trimEnd();

async function download(segment: string): Promise<string[][]> {
  const { client } = await startDay('09:20:00');
  const paths = dataOf(await client.get('/script-details/1.0/masterscrip/file-paths')).filesPaths;
  const urls = Array.isArray(paths) ? paths.map(String) : [];
  // As the official client picks it: the first path that contains the segment's name.
  const url = urls.find((one) => one.includes(segment)) ?? '';
  const { text } = await client.send(url, { method: 'GET', headers: {} });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

describe('a scrip file', () => {
  it('has the 78 columns of Kotak’s, odd names and all, and as many cells in each line', async () => {
    const lines = await download('nse_cm');
    expect(lines[0]?.join(',')).toBe(header);
    expect(lines.length).toBeGreaterThan(40);
    expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([78]));
  });

  it('gives ticks, bands and face values in paise and the band as text', async () => {
    const lines = await download('nse_cm');
    const cells = lines.find(([, , , , , symbol]) => symbol === 'HDFCBANK-EQ') ?? [];
    const named = Object.fromEntries((lines[0] ?? []).map((name, index) => [name, cells[index]]));
    expect(named).toMatchObject({
      pSymbol: '1333',
      pGroup: 'EQ',
      pExchSeg: 'nse_cm',
      pISIN: 'INE040A01034',
      'dTickSize ': '5',
      pSegment: 'CASH',
      pFaceValue: '100',
    });
    const rupees = (paise: string | undefined): string => (Number(paise) / 100).toFixed(2);
    expect(named.pCreditRating).toBe(
      `${rupees(named['dLowPriceRange '])}-${rupees(named['dHighPriceRange '])}`,
    );
  });

  it.each([
    ['NYKAA-EQ', '100'],
    ['IDEA-EQ', '1000'],
    ['YESBANK-EQ', '200'],
  ])('has the face value of %s as the real one', async (name, faceValue) => {
    const [header = [], ...lines] = await download('nse_cm');
    const cells = lines.find(([, , , , , symbol]) => symbol === name);
    expect(cells?.[header.indexOf('pFaceValue')]).toBe(faceValue);
  });

  it('of a segment without listings is its header', async () => {
    expect(await download('mcx_fo')).toHaveLength(1);
  });

  it('that nobody knows is not found', async () => {
    const { client } = await startDay('09:20:00');
    const url = `${client.baseUrl}/scripmaster/2026-08-21/transformed/nobody.csv`;
    expect((await client.send(url, { method: 'GET', headers: {} })).status).toBe(404);
  });
});
