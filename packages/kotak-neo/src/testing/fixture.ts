import { readFileSync } from 'node:fs';
import { parseJson } from '../transport/parse-json.ts';

/** The text of a payload in `fixtures/`. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
}

/** A payload in `fixtures/`, parsed. */
export function fixture(name: string): unknown {
  return parseJson(fixtureText(name));
}
