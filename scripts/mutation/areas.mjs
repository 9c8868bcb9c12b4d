const CORE = 'packages/core/src';
const KOTAK = 'packages/kotak-neo/src';

/**
 * The parts of the product whose tests are measured by mutation: what decides about money. Globs as Stryker reads them;
 * `tests` are the files that judge a change of the part, as Vitest reads them. Where the tables that are made when a file is
 * loaded are what decides, they are changed, too (`tables`): each of these changes costs a run of all tests. Where no module
 * keeps anything, all test files share one worker (`shared`), which is several times faster.
 */
export const AREAS = {
  states: {
    tables: true,
    mutate: [`${CORE}/orders/{attempt-moves,attempt-state,derive-order-status,order-status,status-moves}.ts`],
    tests: [`${CORE}/orders/{attempt-moves,attempt-state,derive-order-status,order-status}.test.ts`],
  },
  outcomes: {
    tables: true,
    mutate: [
      `${CORE}/broker/{broker-status,placement-outcome}.ts`,
      `${KOTAK}/placement/{classify-placement,refusals}.ts`,
    ],
    tests: [`${CORE}/broker/*.test.ts`, `${KOTAK}/placement/*.test.ts`],
  },
  absence: {
    mutate: [`${CORE}/reconciliation/{decide-absence,judge-reading,guard-state,roll-guard}.ts`],
    tests: [`${CORE}/reconciliation/*.test.ts`],
    shared: true,
  },
  calendar: {
    mutate: [
      `${CORE}/market/{amo-window,calendar,calendar-reader,coverage-warning,day-bounds,day-phases}.ts`,
      `${CORE}/market/{extend-calendar,keep-by-day,market-phase,parse-calendar,trading-day}.ts`,
    ],
    tests: [`${CORE}/market/*.test.ts`],
  },
  rows: {
    mutate: [
      `${CORE}/reconciliation/{match-row,order-progress,read-evidence,read-row-state,reconcile-row}.ts`,
    ],
    tests: [`${CORE}/reconciliation/*.test.ts`],
    shared: true,
  },
  news: {
    mutate: [`${CORE}/reconciliation/{describe-row,row-columns,row-events}.ts`],
    tests: [`${CORE}/reconciliation/*.test.ts`],
    shared: true,
  },
  versions: {
    mutate: [`${CORE}/reconciliation/{row-version,scan-rows}.ts`],
    tests: [`${CORE}/reconciliation/*.test.ts`],
    shared: true,
  },
  foreign: {
    mutate: [
      `${CORE}/reconciliation/{adopt-external,attribute-cancel,complete-feed-row,detect-modification}.ts`,
      `${CORE}/reconciliation/{mark-while-down,reconcile-unknown-rows}.ts`,
    ],
    tests: [`${CORE}/reconciliation/*.test.ts`],
    shared: true,
  },
  reconciliation: {
    mutate: [
      `${CORE}/reconciliation/{account-events,alert-log,apply-decisions,end-queued-orders,local-book}.ts`,
      `${CORE}/reconciliation/{move-order-status,reconcile,settle-commands}.ts`,
    ],
    tests: [`${CORE}/reconciliation/*.test.ts`],
    shared: true,
  },
  sharing: {
    mutate: [`${CORE}/sharing/{decide-share,may-move}.ts`],
    tests: [`${CORE}/sharing/*.test.ts`],
    shared: true,
  },
  advice: {
    mutate: [
      `${CORE}/divergences/needs-person.ts`,
      `${CORE}/funds/judge-band.ts`,
      `${CORE}/prices/mark-orders.ts`,
    ],
    tests: [
      `${CORE}/divergences/needs-person.test.ts`,
      `${CORE}/funds/judge-band.test.ts`,
      `${CORE}/prices/mark-orders.test.ts`,
    ],
    shared: true,
  },
};
