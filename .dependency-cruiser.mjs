const pkg = (name) => `^packages/${name}/`;

/** Which way imports may point. The picture is in ARCHITECTURE.md. */
export default {
  forbidden: [
    {
      name: 'core-imports-nothing',
      comment: 'Core decides and does nothing: no package, no platform, nobody else.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { pathNot: '^packages/core/src/' },
    },
    {
      name: 'clock-imports-nothing-of-ours',
      severity: 'error',
      from: { path: pkg('clock') },
      to: { path: '^packages/(core|kotak-neo|simulator|server|web)/' },
    },
    {
      name: 'kotak-neo-knows-nothing-of-us',
      comment: 'It is published by itself.',
      severity: 'error',
      from: { path: '^packages/kotak-neo/src/' },
      to: { path: '^packages/(core|clock|simulator|server|web)/' },
    },
    {
      name: 'simulator-is-below-the-server',
      severity: 'error',
      from: { path: '^packages/simulator/src/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '^packages/(kotak-neo|server|web)/' },
    },
    {
      name: 'web-knows-the-server-by-its-document-alone',
      severity: 'error',
      from: { path: pkg('web') },
      to: { path: '^packages/(core|clock|kotak-neo|simulator|server)/' },
    },
    {
      name: 'kotak-names-stop-at-the-adapter',
      comment: 'Only the adapter and the composition root know which broker it is.',
      severity: 'error',
      from: {
        path: '^packages/server/src/',
        pathNot: '^packages/server/src/brokers/|\\.(test|fixture)\\.ts$',
      },
      to: { path: '^packages/kotak-neo/' },
    },
    {
      name: 'sql-stays-in-db',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: '^packages/server/src/db/' },
      to: { path: '^node_modules/pg/' },
    },
    {
      name: 'simulator-is-chosen-by-the-composition-root',
      severity: 'error',
      from: {
        path: '^packages/server/src/',
        pathNot:
          '^packages/server/src/(main|app/|cli/|demo/|rehearse/|prove/|bench/|desk/compose-)|\\.(test|fixture)\\.ts$',
      },
      to: { path: '^packages/simulator/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'product-code-imports-no-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^test/' },
      to: { path: '\\.test\\.tsx?$|^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|fixtures|node_modules/.*/node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
