export * from './position.ts';
export * from './position-order.ts';
