export * from './capabilities.ts';
export * from './check-guards.ts';
export * from './explain-guard.ts';
export * from './guard-input.ts';
export * from './judge-cancel.ts';
export * from './middle-of-band.ts';
export * from './rejection-streak.ts';
