export * from './attempt-moves.ts';
export * from './attempt-state.ts';
export * from './client-tag.ts';
export * from './event.ts';
export * from './ids.ts';
export * from './order.ts';
export * from './order-status.ts';
export * from './status-moves.ts';
