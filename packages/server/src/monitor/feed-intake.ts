import {
  type BrokerOrder,
  type BrokerOrderPatch,
  completeFeedRow,
  findClientTag,
  type Snapshot,
} from '@orderwatch/core';
import type { Observation } from './apply-observation.ts';

interface Frame {
  readonly patch: BrokerOrderPatch;
  readonly receivedAtMs: number;
}

export interface FeedIntake {
  take(patch: BrokerOrderPatch, receivedAtMs: number): void;
  /** Resolves when no frame waits. */
  idle(): Promise<void>;
}

export interface FeedIntakeOptions {
  /** Decides and writes; resolves to whether the book should confirm what was told. */
  readonly apply: (observed: Observation) => Promise<{ readonly readBook: boolean }>;
  /** Asks for a reading of the book, which may wait a moment for more frames. */
  readonly wakeCycle: () => void;
  readonly onProblem: (error: unknown) => void;
}

/**
 * Takes the frames of the order feed through the same decide-and-write as a reading. Frames that arrive while one batch
 * is written form the next: forty rejections at the open are a few writes, not forty. Two frames about one order never
 * share a batch, since the second may be sparse and lean on what the first told.
 */
export function createFeedIntake({ apply, wakeCycle, onProblem }: FeedIntakeOptions): FeedIntake {
  let waiting: Frame[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = nextBatch();
      try {
        const { readBook } = await apply(observationOfFrames(batch));
        if (readBook) wakeCycle();
      } catch (error) {
        onProblem(error);
        wakeCycle();
      }
    }
  }

  function nextBatch(): readonly Frame[] {
    const numbers = new Set<string>();
    const batch: Frame[] = [];
    const later: Frame[] = [];
    for (const frame of waiting) {
      const seen = numbers.has(frame.patch.brokerOrderId);
      numbers.add(frame.patch.brokerOrderId);
      (seen ? later : batch).push(frame);
    }
    waiting = later;
    return batch;
  }

  return {
    take(patch, receivedAtMs) {
      waiting.push({ patch, receivedAtMs });
      working ??= work().finally(() => {
        working = undefined;
      });
    },
    idle: async () => {
      while (working !== undefined) await working;
    },
  };
}

function observationOfFrames(frames: readonly Frame[]): Observation {
  return {
    isKnownTo: (book) => frames.every(({ patch }) => book.byNumber.has(patch.brokerOrderId)),
    names: () => ({
      brokerOrderIds: frames.map(({ patch }) => patch.brokerOrderId),
      clientTags: frames.flatMap(({ patch }) => findClientTag(patch.tag ?? '') ?? []),
    }),
    snapshot(book): Snapshot | undefined {
      const rows: BrokerOrder[] = [];
      for (const { patch } of frames) {
        const row = completeFeedRow(patch, book);
        if (row !== undefined) rows.push(row);
      }
      if (rows.length === 0) return undefined;
      const receivedAtMs = Math.max(...frames.map((frame) => frame.receivedAtMs));
      const requestedAtMs = Math.min(...frames.map((frame) => frame.receivedAtMs));
      return { kind: 'complete', source: 'feed', rows, requestedAtMs, receivedAtMs };
    },
  };
}
