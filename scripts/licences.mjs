import { isAllowed, readLicences } from './checks/check-licences.mjs';

/**
 * The dependencies with their licences: `node scripts/licences.mjs`, with `--json` for machines, with `--all` those as
 * well that only build and test. From the lock file and what is installed; nothing is asked on the network.
 */
const flags = new Set(process.argv.slice(2));
const shown = readLicences()
  .filter(({ ships }) => ships || flags.has('--all'))
  .map((one) => ({ ...one, allowed: isAllowed(one.licence) }));

if (flags.has('--json')) {
  console.log(JSON.stringify({ packages: shown }));
} else {
  const byLicence = new Map();
  for (const one of shown) byLicence.set(one.licence, [...(byLicence.get(one.licence) ?? []), one]);
  for (const [licence, packages] of [...byLicence].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${licence} (${packages.length})`);
    console.log(`  ${packages.map(({ name, version }) => `${name}@${version}`).join(', ')}\n`);
  }
}
process.exitCode = shown.every(({ allowed }) => allowed) ? 0 : 1;
