export * from './classify-failure.ts';
export * from './next-retry.ts';
export * from './plan-retry.ts';
export * from './queue-after-admission.ts';
export * from './retry-days.ts';
export * from './retry-expiry.ts';
export * from './retry-order.ts';
export * from './retryable.ts';
