import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../../../../test/support/database.ts';
import { RETENTION_KEYS } from '../../config/read-retention.ts';
import { DEFAULT_RETENTION_DAYS } from '../../day/retention.ts';
import { WHAT_GROWS } from './what-grows.ts';

const OPERATIONS = new URL('../../../../../docs/operations.md', import.meta.url);

it('of every table of the database it is said what bounds it, or why it is kept for good', async () => {
  const { db, close } = await createTestDatabase();
  onTestFinished(close);
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(WHAT_GROWS).sort());
});

it('a setting that ages a table exists, and every such setting ages one', () => {
  const named = Object.values(WHAT_GROWS).flatMap(({ by }) => by.match(/ORDERWATCH_KEEP_\w+/g) ?? []);
  expect([...new Set(named)].sort()).toEqual(RETENTION_KEYS.map(({ key }) => key).sort());
  expect(RETENTION_KEYS).toHaveLength(Object.keys(DEFAULT_RETENTION_DAYS).length);
});

it('the page for operators says it of every table', async () => {
  const text = await readFile(OPERATIONS, 'utf8');
  const part = text.slice(text.indexOf('## What grows'));
  expect(Object.keys(WHAT_GROWS).filter((name) => !part.includes(`\`${name}\``))).toEqual([]);
});
