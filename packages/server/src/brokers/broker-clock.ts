import {
  aheadByOne,
  CLOCK_READINGS,
  type ClockReading,
  type ClockVerdict,
  isClockReading,
  judgeClock,
} from '@orderwatch/core';

/** This machine's clock beside the broker's, as the broker's own answers tell. */
export interface ClockMeasure extends ClockVerdict {
  /** By this machine's clock. */
  readonly measuredAtMs: number;
  /** By how much it is ahead at least by the last answer alone. */
  readonly aheadMs: number;
}

export interface BrokerClock {
  /** Of every answer that came. Nothing is asked for the sake of the time. */
  note(of: {
    readonly requestedAtMs: number;
    readonly receivedAtMs: number;
    readonly brokerTimeMs: number | undefined;
  }): void;
  /** Null until an answer told the time. */
  measure(): ClockMeasure | null;
}

export function createBrokerClock(): BrokerClock {
  let readings: readonly ClockReading[] = [];
  return {
    note({ requestedAtMs, receivedAtMs, brokerTimeMs }) {
      if (brokerTimeMs === undefined) return;
      const reading = { askedAtMs: requestedAtMs, answeredAtMs: receivedAtMs, theirTimeMs: brokerTimeMs };
      if (isClockReading(reading)) readings = [...readings, reading].slice(-CLOCK_READINGS);
    },
    measure() {
      const verdict = judgeClock(readings);
      const last = readings.at(-1);
      if (verdict === null || last === undefined) return null;
      return { ...verdict, measuredAtMs: last.answeredAtMs, aheadMs: aheadByOne(last) };
    },
  };
}
