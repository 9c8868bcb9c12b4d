import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../setup/run.mjs';
import { AREAS } from './areas.mjs';
import { figuresOf } from './figures.mjs';

const TIMEOUT_MS = 20_000;

const reportFolder = join(root, '.cache', 'mutation');

/**
 * Changes the code of one area in every way that Stryker knows, one change at a time, and looks whether a test fails. What
 * was found before is kept in `.cache` and counts as long as neither code nor tests changed.
 */
export async function runArea(name, { isQuiet = false } = {}) {
  const { mutate, tests, tables = false, shared = false } = AREAS[name];
  process.env.ORDERWATCH_MUTATION = JSON.stringify({ tests, shared });
  mkdirSync(reportFolder, { recursive: true });
  const report = join(reportFolder, `${name}.json`);
  await new Stryker({
    mutate,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: false },
    coverageAnalysis: 'perTest',
    ignoreStatic: !tables,
    // The machine has other work to do.
    concurrency: 1,
    timeoutMS: TIMEOUT_MS,
    incremental: true,
    incrementalFile: join(reportFolder, `${name}.incremental.json`),
    reporters: isQuiet ? ['json'] : ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    tempDirName: join('.cache', `mutation-${name}`),
    ignorePatterns: ['/data', '/coverage', '/docs', '/test', '/packages/{web,server,simulator}', '/.cache'],
    allowConsoleColors: false,
    logLevel: isQuiet ? 'error' : 'warn',
  }).runMutationTest();
  return figuresOf(JSON.parse(readFileSync(report, 'utf8')));
}
