import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../setup/run.mjs';
import { AREAS } from './areas.mjs';

const TESTS = ['!**/*.test.ts', '!**/*.test-support.ts', '!**/*.fixture.ts'];
const TIMEOUT_MS = 20_000;

/**
 * Changes the code of one area in every way that Stryker knows, one change at a time, and looks whether a test fails. What
 * was found before is kept in `.cache` and counts as long as neither code nor tests changed.
 */
export async function runArea(name) {
  const folder = join(root, '.cache', 'mutation');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${name}.json`);
  await new Stryker({
    mutate: [...AREAS[name], ...TESTS],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutation/vitest.config.mjs' },
    coverageAnalysis: 'perTest',
    // The machine has other work to do.
    concurrency: 1,
    timeoutMS: TIMEOUT_MS,
    incremental: true,
    incrementalFile: join(folder, `${name}.incremental.json`),
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    tempDirName: join('.cache', `mutation-${name}`),
    ignorePatterns: ['/data', '/coverage', '/docs', '/test', '/packages/{web,server,simulator}', '/.cache'],
    allowConsoleColors: false,
    logLevel: 'warn',
  }).runMutationTest();
  return figuresOf(JSON.parse(readFileSync(report, 'utf8')));
}

/** Killed means that a test failed, or that it did not end; survived includes what no test reaches. */
function figuresOf({ files }) {
  const survivors = [];
  let killed = 0;
  for (const [file, { mutants, source }] of Object.entries(files)) {
    const lines = source.split('\n');
    for (const { status, location, mutatorName, replacement } of mutants) {
      if (status === 'Killed' || status === 'Timeout') killed += 1;
      else if (status === 'Survived' || status === 'NoCoverage') {
        const { line, column } = location.start;
        survivors.push({
          file,
          line,
          column,
          status,
          mutatorName,
          replacement,
          code: lines[line - 1].trim(),
        });
      }
    }
  }
  const total = killed + survivors.length;
  return { killed, total, percent: total === 0 ? 100 : (100 * killed) / total, survivors };
}
