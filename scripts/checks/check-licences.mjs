import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

/**
 * What may be shipped beside our own code, and used to build it. MPL-2.0 binds changes to its own files only, and we
 * change none; CC-BY-4.0 asks that the author of a table of browsers is named, where it is passed on. Everything that would
 * bind our own code (GPL, AGPL, LGPL, SSPL) or that nobody may sell is not here.
 */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
]);

/** Every package of the lock file with its licence, from the lock file and what is installed: no network. */
export function readLicences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const foreign = Object.entries(packages).filter(
    ([place, entry]) => place.includes('node_modules/') && !entry.link,
  );
  return foreign.map(([place, entry]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = entry.license ?? installedLicence(place) ?? licenceOfParent(name, packages);
    return { name, version: entry.version, licence, ships: entry.dev !== true };
  });
}

function installedLicence(place) {
  try {
    const { license } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
    return typeof license === 'string' ? license : license?.type;
  } catch {
    return undefined;
  }
}

/** Builds for other systems are not installed and not described: they are of the package that chooses among them. */
function licenceOfParent(name, packages) {
  const parent = Object.values(packages).find((entry) => entry.optionalDependencies?.[name] !== undefined);
  return parent?.license;
}

/** Whether an SPDX expression lets us use the package: one side of an OR, every side of an AND. */
export function isAllowed(licence) {
  if (licence === undefined) return false;
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((part) => ALLOWED.has(part)));
}

/** Fails on a package whose licence is unknown or not on the list. */
export function checkLicences() {
  // A judge that lets everything pass would find nothing, ever.
  const planted = ['GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN x', '', undefined];
  const fooled = planted.filter(isAllowed);
  const all = readLicences();
  const refused = all.filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused)
    console.error(`${name}@${version}: licence ${licence ?? 'unknown'} is not on the list`);
  for (const licence of fooled) console.error(`The check lets ${licence} pass`);
  return all.length > 100 && refused.length === 0 && fooled.length === 0;
}
