import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runChecks } from './checks/run-checks.mjs';
import { buildWeb } from './setup/build-web.mjs';
import { checkNode } from './setup/check-node.mjs';
import { findChromium } from './setup/find-chromium.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';
import { root, run } from './setup/run.mjs';

checkNode();
await installDependencies();
process.env.CHROMIUM_PATH = await findChromium();
await buildWeb();

const reports = join(root, 'coverage', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const checked = await runChecks({ unitReport: join(reports, 'unit.json') });
const vitest = join(root, 'node_modules', '.bin', 'vitest');
const suites = ['database', 'stories', 'browser'];
let green = checked;
for (const suite of suites) {
  const report = join(reports, `${suite}.json`);
  const code = await run(vitest, [
    'run',
    '--project',
    suite,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  green = green && code === 0;
}

let passed = 0;
let failed = 0;
for (const suite of ['unit', ...suites]) {
  const counted = count(join(reports, `${suite}.json`));
  passed += counted.passed;
  failed += counted.failed;
  for (const name of counted.failures) console.log(`failed: ${suite} > ${name}`);
}
if (!green && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(green && failed === 0 && passed > 0 ? 0 : 1);

/** A suite without a report did not run to its end: that is a failure, not zero tests. */
function count(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, failures: testResults.flatMap(failuresOf) };
  } catch {
    return { passed: 0, failed: 1, failures: ['it did not run to its end'] };
  }
}

/** A file that could not be read as a test has a message instead of tests that failed. */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => fullName);
  if (failed.length === 0 && status === 'failed') failed.push(message.split('\n')[0]);
  return failed.map((what) => `${relative(root, name)} > ${what}`);
}
