import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const LESSONS = [
  ...Array.from({ length: 105 }, (_, index) => `${index + 1}`),
  ...Array.from({ length: 26 }, (_, index) => `T${index + 1}`),
];
const scenarios = join(root, 'packages/server/src/rehearse/scenarios');

/**
 * Whether `docs/guarantees.md` has a row for each lesson, and whether every test and scenario that it and the claims of
 * `docs/threat-model.md` name exists.
 */
export function checkGuarantees() {
  const lessons = judgeRows('docs/guarantees.md', LESSONS);
  const claims = judgeRows('docs/threat-model.md', ['1']);
  return lessons && claims;
}

function judgeRows(file, expected) {
  const rows = readFileSync(join(root, file), 'utf8').split('\n');
  const told = new Map(
    rows.flatMap((row) => {
      const number = /^\| (T?\d+)\s*\|/.exec(row)?.[1];
      return number === undefined ? [] : [[number, row]];
    }),
  );
  const wrong = [
    ...expected.filter((number) => !told.has(number)).map((number) => `${number} has no row`),
    ...[...told].flatMap(([number, row]) => faultsOf(row).map((fault) => `${number}: ${fault}`)),
  ];
  for (const fault of wrong) console.error(`${file}: ${fault}`);
  return wrong.length === 0;
}

function faultsOf(row) {
  const named = [...row.matchAll(/`((?:[a-z-]+\/)+[^`]+)`(?: “([^”]+)”)?/g)];
  if (named.length === 0) return row.includes('(not a test)') ? [] : ['names nothing that keeps it'];
  return named.flatMap(([, place, name]) => {
    if (place.startsWith('rehearsal/')) {
      return hasScenario(place.slice('rehearsal/'.length)) ? [] : [`there is no scenario ${place}`];
    }
    const file = fileOf(place);
    if (!existsSync(file)) return [`there is no file for ${place}`];
    if (name === undefined) return [`names no test of ${place}`];
    const text = readFileSync(file, 'utf8').replaceAll("\\'", "'");
    return text.includes(name) ? [] : [`${place} has no test “${name}”`];
  });
}

function fileOf(place) {
  const [first, ...rest] = place.split('/');
  const folder = first === 'stories' || first === 'browser' ? `test/${first}` : `packages/${first}/src`;
  return join(root, folder, `${rest.join('/')}.test.ts`);
}

function hasScenario(name) {
  return readdirSync(scenarios).some((file) =>
    readFileSync(join(scenarios, file), 'utf8').includes(`name: '${name}'`),
  );
}
