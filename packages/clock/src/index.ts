export * from './clock.ts';
export * from './play.ts';
export * from './real-clock.ts';
export { skewedClock } from './skewed-clock.ts';
export * from './virtual-clock.ts';
