export {
  decideShare,
  type LiveInstance,
  type ShareDecision,
  type SharedAccount,
  type SharePicture,
} from './decide-share.ts';
export { type MoveFacts, mayMove } from './may-move.ts';
