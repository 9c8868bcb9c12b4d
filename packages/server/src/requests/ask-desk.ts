import type { Clock } from '@orderwatch/clock';
import { createRequest, findRequestReport } from '../db/requests/request-state.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import type { RequestReport, RequestWish } from './request.ts';

/** For how long an asker is kept waiting; after that the request goes on by itself. */
const PATIENCE_MS = 4_000;
const ASK_AGAIN_MS = 250;

/**
 * Writes the wish down, wakes the holder of the lease when it is this instance, and waits a little for the answer. The
 * waiting is on real time: a simulated day may stand still while somebody asks.
 */
export async function askDesk(
  parts: Pick<DeskParts, 'db' | 'clock' | 'ids'>,
  realTime: Clock,
  wish: RequestWish,
  wake: () => void,
): Promise<RequestReport> {
  const requestId = wish.id ?? parts.ids.next('req');
  await createRequest(parts.db, {
    ...wish,
    id: requestId,
    orderId: wish.orderId ?? null,
    positionId: wish.positionId ?? null,
    body: wish.body ?? {},
    askedAtMs: parts.clock.nowMs(),
  });
  wake();
  const until = realTime.monotonicMs() + PATIENCE_MS;
  for (let pauseMs = 10; ; pauseMs = Math.min(ASK_AGAIN_MS, pauseMs * 2)) {
    const report = await findRequestReport(parts.db, requestId);
    if (report === undefined) throw new Error(`Request ${requestId} has vanished`);
    const waits = report.state === 'queued' || report.state === 'working';
    if (!waits || realTime.monotonicMs() >= until) return report;
    await realTime.sleep(pauseMs);
  }
}
