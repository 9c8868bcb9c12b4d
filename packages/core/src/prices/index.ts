export * from './adjust-closes.ts';
export * from './check-closes.ts';
export * from './daily-close.ts';
export * from './detect-corporate-action.ts';
export * from './mark-orders.ts';
export * from './read-bhavcopy.ts';
