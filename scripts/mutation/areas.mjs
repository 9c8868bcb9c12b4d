/** The parts of the product whose tests are measured by mutation: what decides about money. Globs as Stryker reads them. */
export const AREAS = {
  reconciliation: [
    'packages/core/src/reconciliation/*.ts',
    '!packages/core/src/reconciliation/{decide-absence,judge-reading,index}.ts',
  ],
  absence: ['packages/core/src/reconciliation/{decide-absence,judge-reading}.ts'],
  outcomes: [
    'packages/core/src/broker/{broker-status,placement-outcome}.ts',
    'packages/kotak-neo/src/placement/{classify-placement,refusals}.ts',
  ],
  calendar: [
    'packages/core/src/market/{amo-window,calendar,calendar-reader,coverage-warning,day-bounds,day-phases}.ts',
    'packages/core/src/market/{extend-calendar,keep-by-day,market-phase,parse-calendar,trading-day}.ts',
  ],
  states: [
    'packages/core/src/orders/{attempt-moves,attempt-state,derive-order-status,order-status,status-moves}.ts',
  ],
};
