import { defineConfig } from 'vitest/config';

/** The tests that judge the mutants: of the packages that decide, and none that needs a database or a browser. */
export default defineConfig({
  test: {
    setupFiles: ['temporal-polyfill/global'],
    include: ['packages/{core,kotak-neo}/src/**/*.test.ts'],
  },
});
