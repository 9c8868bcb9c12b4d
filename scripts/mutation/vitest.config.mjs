import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** Tables find most changes in milliseconds; laws, which try many examples, come last. */
class TablesFirst extends BaseSequencer {
  async sort(files) {
    const weight = ({ moduleId }) => Number(moduleId.includes('.property.'));
    return [...files].sort((a, b) => weight(a) - weight(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

const { tests = [], shared = false } = JSON.parse(process.env.ORDERWATCH_MUTATION ?? '{}');

/** The tests that judge the changes of one area (`areas.mjs`); none needs a database or a browser. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^fast-check$/, replacement: fileURLToPath(new URL('short-laws.mjs', import.meta.url)) }],
  },
  test: {
    setupFiles: ['temporal-polyfill/global'],
    include: tests,
    isolate: !shared,
    sequence: { sequencer: TablesFirst },
    // A machine at work takes its time; Stryker has limits of its own.
    testTimeout: 60_000,
  },
});
