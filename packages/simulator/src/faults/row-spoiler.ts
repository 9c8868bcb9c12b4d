import { ROW_OPERATIONS } from '../http/operation.ts';
import type { WireCall, WireReply } from '../http/wire-call.ts';
import type { World } from '../http/world.ts';
import type { Body } from '../rows/write-json.ts';
import type { RowFault } from './fault.ts';
import { type FaultDesk, isRowFault, type LiveFault } from './fault-desk.ts';
import {
  mistype,
  noData,
  renameStatus,
  renameTags,
  rowsOf,
  shrinkRows,
  shuffleRows,
  withRows,
} from './spoil-rows.ts';

export interface RowReading {
  readonly call: WireCall;
  readonly ucc: string;
  /** What the same call answers another account. */
  answerAs(ucc: string): WireReply;
}

/** Spoils readings of rows, and keeps what that takes: earlier bodies, and what has been hidden how often. */
export class RowSpoiler {
  readonly #world: Pick<World, 'broker' | 'clock'>;
  readonly #desk: FaultDesk;
  readonly #seed: number;
  readonly #lastShown = new Map<string, WireReply>();
  readonly #hidden = new Map<number, Map<string, number>>();

  constructor(world: Pick<World, 'broker' | 'clock'>, desk: FaultDesk, seed: number) {
    this.#world = world;
    this.#desk = desk;
    this.#seed = seed;
  }

  /** The reply as the faults in force let it be seen. Those that found something to spoil are counted. */
  spoil(reply: WireReply, reading: RowReading): WireReply {
    const { call, ucc } = reading;
    if (!ROW_OPERATIONS.includes(call.operation)) return reply;
    const faults = this.#desk.meet({ kind: 'call', call, ucc }, isRowFault);
    let shown = reply;
    for (const live of faults) {
      const spoiled = this.#apply(live, shown, reading);
      if (!spoiled) continue;
      this.#desk.struck(live);
      shown = spoiled;
    }
    if (!faults.some(({ fault }) => fault.kind === 'stale_book')) this.#lastShown.set(keyOf(reading), reply);
    return shown;
  }

  #apply(live: LiveFault, reply: WireReply, reading: RowReading): WireReply | undefined {
    const { fault } = live;
    if (fault.kind === 'stale_book') return this.#stale(reply, reading);
    if (fault.kind === 'other_account') return reading.answerAs(fault.otherUcc);
    const rows = rowsOf(reply);
    if (!rows || !isRowFault(fault)) return undefined;
    return this.#spoilRows(live, fault, { reply, rows, reading });
  }

  #spoilRows(
    live: LiveFault,
    fault: LiveFault['fault'],
    { reply, rows, reading }: { reply: WireReply; rows: readonly Body[]; reading: RowReading },
  ): WireReply | undefined {
    const changed = (next: readonly Body[]): WireReply | undefined =>
      next.length === rows.length && next.every((row, index) => row === rows[index])
        ? undefined
        : withRows(reply, next);
    switch (fault.kind) {
      case 'no_data':
        return noData();
      case 'mistyped':
        return mistyped(reply, rows, fault);
      case 'shrunken_book':
        return changed(shrinkRows(rows, fault.missing));
      case 'duplicate_rows':
        return changed([...rows, ...rows.slice(0, fault.rows ?? 1)]);
      case 'shuffled_rows':
        return changed(shuffleRows(rows, this.#seed, `shuffle:${live.id}:${live.hits}`));
      case 'late_visibility':
        return changed(this.#unhidden(live, fault, rows, reading));
      case 'changed_tag':
        return changed(renameTags(rows, fault.tag));
      case 'unknown_status':
        return changed(renameStatus(rows, fault.text));
      default:
        return undefined;
    }
  }

  #stale(reply: WireReply, reading: RowReading): WireReply | undefined {
    const key = keyOf(reading);
    const before = this.#lastShown.get(key);
    if (before) return before;
    this.#lastShown.set(key, reply);
    return undefined;
  }

  #unhidden(
    live: LiveFault,
    fault: Extract<RowFault, { kind: 'late_visibility' }>,
    rows: readonly Body[],
    { call, ucc }: RowReading,
  ): readonly Body[] {
    const counts = this.#hidden.get(live.id) ?? new Map<string, number>();
    this.#hidden.set(live.id, counts);
    return rows.filter((row) => {
      const number = String(row.nOrdNo);
      const bornAtMs = this.#world.broker.order(ucc, number)?.history[0]?.atMs ?? 0;
      if (bornAtMs < live.addedAtMs) return true;
      if (fault.ms !== undefined) return this.#world.clock.nowMs() >= bornAtMs + fault.ms;
      const hiddenSoFar = counts.get(number) ?? 0;
      if (fault.readings !== undefined && hiddenSoFar >= fault.readings) return true;
      // Only the book counts readings; asking for the one order does not make it appear sooner.
      if (call.operation === 'orders') counts.set(number, hiddenSoFar + 1);
      return false;
    });
  }
}

function mistyped(
  reply: WireReply,
  rows: readonly Body[],
  fault: Extract<RowFault, { kind: 'mistyped' }>,
): WireReply | undefined {
  if (reply.kind !== 'json' || typeof reply.value !== 'object' || reply.value === null) return undefined;
  return { ...reply, value: mistype({ ...reply.value }, rows, fault.shape) };
}

function keyOf({ call, ucc }: RowReading): string {
  return [call.operation, ucc, call.body, ...Object.values(call.params)].join('\n');
}
