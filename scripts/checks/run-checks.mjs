import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../setup/run.mjs';
import { checkGuarantees } from './check-guarantees.mjs';
import { checkImports } from './check-imports.mjs';
import { checkLicences } from './check-licences.mjs';

const node = process.execPath;
const bin = (name) => join(root, 'node_modules', '.bin', name);
const types = ['clock', 'core', 'kotak-neo', 'simulator', 'server', 'web'];

const checks = (unitReport) => [
  ['format and lint', () => command(bin('biome'), ['ci', '.'])],
  [
    'types of the API for the page',
    () => command(bin('npm'), ['run', '--silent', 'generate', '-w', '@orderwatch/web'], 'npm'),
  ],
  ...types.map((name) => [`types of ${name}`, () => command(bin('tsc'), ['-p', `packages/${name}`])]),
  // Core is pure and knows no Node; its tests do.
  ['types of the tests of core', () => command(bin('tsc'), ['-p', 'packages/core/tsconfig.test.json'])],
  ['types of the tests', () => command(bin('tsc'), ['-p', 'test'])],
  ['import rules', checkImports],
  ['guarantees', checkGuarantees],
  ['licences', checkLicences],
  ['dead code', () => command(bin('knip'), [])],
  [
    'unit tests',
    () =>
      command(bin('vitest'), [
        'run',
        '--project',
        'unit',
        '--coverage',
        '--reporter=dot',
        ...json(unitReport),
      ]),
  ],
];

const json = (file) => (file ? ['--reporter=json', `--outputFile.json=${file}`] : []);

/** Runs every quick check, all of them even when one fails. True when all passed. */
export async function runChecks({ unitReport } = {}) {
  const failed = [];
  for (const [name, check] of checks(unitReport)) {
    const startedAt = performance.now();
    const passed = await check();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (!passed) failed.push(name);
  }
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
  return failed.length === 0;
}

async function command(program, args, fallback) {
  const found = existsSync(program) || existsSync(`${program}.cmd`) ? program : fallback;
  return (await run(found ?? program, args, { env: { ...process.env, NODE: node } })) === 0;
}
