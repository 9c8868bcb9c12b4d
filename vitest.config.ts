import { defineConfig } from 'vitest/config';

/** A machine under load takes its time; what never comes true still fails. */
const patient = { poll: { timeout: 20_000, interval: 100 } };

export default defineConfig({
  test: {
    setupFiles: ['temporal-polyfill/global'],
    // No module of ours keeps anything between tests, and loading them anew for each file takes longer than most files.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          testTimeout: 60_000,
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['packages/server/src/**/*.db.test.ts'],
          globalSetup: ['test/support/postgres.global.ts'],
          hookTimeout: 60_000,
          testTimeout: 60_000,
          expect: patient,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['test/stories/**/*.test.ts'],
          globalSetup: ['test/support/postgres.global.ts'],
          hookTimeout: 120_000,
          testTimeout: 120_000,
          expect: patient,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/postgres.global.ts'],
          hookTimeout: 180_000,
          testTimeout: 180_000,
          expect: patient,
          maxWorkers: 2,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-support.ts', '**/*.fixture.ts', '**/index.ts'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
