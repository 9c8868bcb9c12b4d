import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROKER_STATUS_TEXTS } from '@orderwatch/core';
import { expect, it } from 'vitest';

const packages = join(import.meta.dirname, '../../../..');
const TABLE = 'core/src/broker/broker-status.ts';
/** Texts that nobody writes but who means the broker's: "open" alone is a word of everybody's. */
const TEXTS = Object.keys(BROKER_STATUS_TEXTS).filter((text) => text.includes(' '));
/** Deciding by a status text instead of by the status that the table gives it. */
const OWN_READING =
  /(?:statusText|ordSt)\)?\s*(?:[!=]==?\s*['"]|\.(?:includes|match|startsWith|toLowerCase)\()/;

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture|test-support)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
}

it('nothing reads the status texts of the broker but the one table', () => {
  // Not the import of the earlier system's files, whose words are its own, nor what plays or judges the broker.
  const files = ['core/src', 'server/src', 'web/src']
    .flatMap(sourcesOf)
    .filter((file) => file !== TABLE && !/\/(?:legacy|bench|prove|rehearse|generated)\//.test(file));
  expect(files.length).toBeGreaterThan(500);
  const readers = files.filter((file) => {
    const text = readFileSync(join(packages, file), 'utf8');
    return OWN_READING.test(text) || TEXTS.some((words) => text.includes(`'${words}'`));
  });
  expect(readers).toEqual([]);
});
