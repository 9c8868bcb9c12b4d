import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import rules from '../../.dependency-cruiser.mjs';
import { root } from '../setup/run.mjs';

/**
 * The direction of imports, as `.dependency-cruiser.mjs` states it. Fails as well when fewer modules were looked at
 * than there are: a cruiser that sees nothing finds no fault.
 */
export async function checkImports() {
  process.chdir(root);
  // Loaded only now: on a fresh clone the dependencies are installed after this file was read.
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(['packages'], {
    ...rules.options,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  });
  const seen = output.modules.filter((module) => /^packages\/[^/]+\/src\//.test(module.source)).length;
  const existing = countSources('packages');
  for (const { from, to, rule } of output.summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
  if (seen < existing)
    console.error(`Looked at ${seen} modules of ${existing}: the import rules were not checked.`);
  return output.summary.error === 0 && seen >= existing;
}

function countSources(folder) {
  let count = 0;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === 'generated') continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) count += countSources(path);
    else if (/\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path)) count += 1;
  }
  return count;
}
