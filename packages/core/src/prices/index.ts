export * from './daily-close.ts';
export * from './detect-corporate-action.ts';
