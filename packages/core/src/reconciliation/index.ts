export * from './decisions.ts';
export * from './guard-state.ts';
export * from './local-book.ts';
export * from './reconcile-input.ts';
