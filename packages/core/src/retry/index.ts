export * from './classify-failure.ts';
export * from './next-retry.ts';
export * from './queue-after-admission.ts';
export * from './retry-expiry.ts';
