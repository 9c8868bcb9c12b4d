export type * from './broker/types.ts';
export {
  type RunSimulatorFailure,
  type RunSimulatorOptions,
  runSimulatorCommand,
} from './command/run-simulator.ts';
export type * from './faults/fault.ts';
export type { AddedFault, FaultDesk, LiveFault } from './faults/fault-desk.ts';
export { DEFAULT_INSTRUMENTS } from './instruments/default-instruments.ts';
export { createSimulator, createSimulatorInProcess } from './simulator.ts';
export type * from './simulator-types.ts';
