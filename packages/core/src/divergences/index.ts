export * from './change-care.ts';
export * from './compare-order.ts';
export * from './divergence.ts';
export * from './end-left-over.ts';
export { type Candidate, findCandidates } from './find-candidates.ts';
export * from './may-send-again.ts';
export * from './needs-person.ts';
export * from './resolve-not-placed.ts';
export * from './resolve-placed-as.ts';
