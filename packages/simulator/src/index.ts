export type * from './broker/types.ts';
export type * from './faults/fault.ts';
export type { AddedFault, FaultDesk, LiveFault } from './faults/fault-desk.ts';
export type * from './simulator-types.ts';
