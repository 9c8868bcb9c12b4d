import type { DueHandler } from './due-handlers.ts';
import { expireRetry } from './expire-retry.ts';

export const workExpiry: DueHandler = ({ parts, hands }, orderId) =>
  expireRetry({ ids: parts.ids, nowMs: () => parts.clock.nowMs() }, hands, orderId);
