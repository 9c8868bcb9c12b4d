import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SourceRow } from '@orderwatch/core';
import { expect, it, onTestFinished } from 'vitest';
import { readJsonFile } from './read-json-file.ts';
import { sumFile } from './sum-file.ts';

it('a file of many pieces is read whole, also where a character lies across two of them', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pieces-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const texts = Array.from({ length: 4_000 }, (_, index) =>
    JSON.stringify({
      order_id: String(251_106_000_000_000 + index),
      symbol: 'TCS-EQ',
      qty: 1,
      status: 'PENDING',
      note: '₹'.repeat(60 + (index % 7)),
    }),
  );
  const content = `{"orders": [${texts.join(',')}]}`;
  const file = path.join(folder, 'pending_orders.json');
  await writeFile(file, content);
  const rows: SourceRow[] = [];
  const read = await readJsonFile(file, (row) => rows.push(row));
  if (!read.ok) throw new Error(read.error.problem);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const bytes = Buffer.byteLength(content);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(read.value.source).toMatchObject({ bytes, sha256, rows: 4_000 });
  expect(await sumFile(file)).toEqual({ sha256, bytes });
  expect(rows.every((row) => row.read.ok)).toBe(true);
  const again: string[] = [];
  for await (const text of read.value.texts(file)) again.push(text);
  expect(again).toEqual(texts);
});
