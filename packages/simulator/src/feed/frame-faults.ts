import type { CancelTimer, Clock } from '@orderwatch/clock';
import type { Fault, FeedFault } from '../faults/fault.ts';
import { type FaultDesk, isFeedFault } from '../faults/fault-desk.ts';
import { type Body, writeJson } from '../rows/write-json.ts';

/** The far end of a feed: where frames go, and how the line breaks. */
export interface FeedLine {
  send(text: string): void;
  cut(): void;
}

type FrameFault = Extract<
  FeedFault['kind'],
  'feed_silence' | 'feed_repeat' | 'feed_reorder' | 'feed_malformed' | 'feed_sparse' | 'feed_delay'
>;
const ON_FRAMES: ReadonlySet<string> = new Set<FrameFault>([
  'feed_silence',
  'feed_repeat',
  'feed_reorder',
  'feed_malformed',
  'feed_sparse',
  'feed_delay',
]);
const SPARSE_KEYS = ['ordSt', 'nOrdNo', 'ordValDt', 'strategyCode', 'hsUpTm'];
/** A group that is being turned round waits this long for its last frame. */
const GROUP_WAIT_MS = 1000;
const BROKEN = '{"type":"order","data":{"nOrdNo":"26082';

/** Sends an account's frames down one line, as the faults in force allow. */
export class FaultyFrames {
  readonly #clock: Clock;
  readonly #desk: FaultDesk;
  readonly #line: FeedLine;
  readonly #ucc: string;
  readonly #timers = new Set<CancelTimer>();
  #group: string[] = [];
  #lastDueMs = 0;

  constructor(at: { clock: Clock; desk: FaultDesk; line: FeedLine; ucc: string }) {
    this.#clock = at.clock;
    this.#desk = at.desk;
    this.#line = at.line;
    this.#ucc = at.ucc;
  }

  send(frame: Body): void {
    const faults = this.#desk.meet({ kind: 'feed', ucc: this.#ucc }, meetsFrames).map(({ fault }) => fault);
    if (faults.some(({ kind }) => kind === 'feed_drop')) this.#line.cut();
    else if (!faults.some(({ kind }) => kind === 'feed_silence')) {
      this.#schedule(writeJson(frame), frame, faults);
    }
  }

  /** Forgets what was still to be sent. */
  stop(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#group = [];
  }

  #schedule(whole: string, frame: Body, faults: readonly Fault[]): void {
    let text = whole;
    let copies = 1;
    let group = 1;
    let delayMs = 0;
    for (const fault of faults) {
      if (fault.kind === 'feed_malformed') text = fault.text ?? BROKEN;
      if (fault.kind === 'feed_sparse') text = sparse(frame) ?? text;
      if (fault.kind === 'feed_repeat') copies += fault.copies ?? 1;
      if (fault.kind === 'feed_reorder') group = fault.group ?? 2;
      if (fault.kind === 'feed_delay') delayMs += fault.ms;
    }
    for (let copy = 0; copy < copies; copy += 1) this.#queue(text, group, delayMs);
  }

  #queue(text: string, group: number, delayMs: number): void {
    if (group <= 1) {
      this.#flush(delayMs);
      this.#deliver(text, delayMs);
      return;
    }
    this.#group.push(text);
    if (this.#group.length >= group) this.#flush(delayMs);
    else if (this.#group.length === 1) this.#later(GROUP_WAIT_MS, () => this.#flush(0));
  }

  #flush(delayMs: number): void {
    const group = this.#group.reverse();
    this.#group = [];
    for (const text of group) this.#deliver(text, delayMs);
  }

  /** A frame never overtakes one that is still delayed. */
  #deliver(text: string, delayMs: number): void {
    const nowMs = this.#clock.nowMs();
    const dueMs = Math.max(nowMs + delayMs, this.#lastDueMs);
    if (dueMs <= nowMs) {
      this.#line.send(text);
      return;
    }
    this.#lastDueMs = dueMs;
    this.#later(dueMs - nowMs, () => this.#line.send(text));
  }

  #later(delayMs: number, run: () => void): void {
    const cancel = this.#clock.setTimer(delayMs, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }
}

function meetsFrames(fault: Fault): boolean {
  if (!isFeedFault(fault)) return false;
  return ON_FRAMES.has(fault.kind) || (fault.kind === 'feed_drop' && fault.onFrame === true);
}

/** The frames of January 2024 had five keys; positions stay as they are. */
function sparse(frame: Body): string | undefined {
  const { type, data } = frame;
  if (type !== 'order' || typeof data !== 'object' || data === null) return undefined;
  const kept = Object.entries(data).filter(([key]) => SPARSE_KEYS.includes(key));
  return writeJson({ type, data: Object.fromEntries(kept) });
}
