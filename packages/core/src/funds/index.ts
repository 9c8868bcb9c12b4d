export * from './fund-demands.ts';
export * from './judge-amo-blocking.ts';
export * from './judge-band.ts';
export * from './judge-retry.ts';
export * from './plan-funds.ts';
