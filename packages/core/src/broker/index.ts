export * from './broker-order.ts';
export * from './broker-status.ts';
export * from './placement-outcome.ts';
export * from './port.ts';
export * from './snapshot.ts';
