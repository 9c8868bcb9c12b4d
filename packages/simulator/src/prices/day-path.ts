import type { InstrumentSeed, PriceScript } from '../broker/types.ts';
import type { Session } from '../exchange/session.ts';
import { momentOn } from '../exchange/sessions.ts';
import { createRandom, drawnNormal, hash } from '../random.ts';
import { clampTo, nearestTick, type PriceRange } from './price-range.ts';

/** The price holds for half a minute, then jumps to the next node. */
export const NODE_MS = 30_000;
/** Standard deviations of a day's opening gap and of its way from open to close. */
const GAP = 0.005;
const DRIFT = 0.011;
/** How much of the distance to its first price an instrument returns in a day; keeps a year of days plausible. */
const RETURN = 0.04;

export interface DayEnds {
  readonly open: number;
  readonly close: number;
}

export interface PathInput {
  readonly seed: number;
  readonly instrument: InstrumentSeed;
  readonly session: Session;
  readonly previousClose: number;
  readonly range: PriceRange;
  readonly script: PriceScript | undefined;
}

/** First and last price of the day, in paise, without the way between them. */
export function dayEnds(input: PathInput): DayEnds {
  const { instrument, previousClose, range, script, session } = input;
  const onTick = (paise: number): number => clampTo(range, nearestTick(paise, instrument.tickPaise));
  const keys = [input.seed, 'path', instrument.segment, instrument.token, session.dayNumber] as const;
  const gap = script?.gapPercent === undefined ? drawnNormal(...keys, 'gap') * GAP : script.gapPercent / 100;
  const open = onTick(script?.openPaise ?? previousClose * (1 + gap));
  const lastPoint = script?.points?.at(-1)?.pricePaise;
  const pull = RETURN * Math.log(instrument.basePaise / open);
  const drift = Math.exp(drawnNormal(...keys, 'drift') * DRIFT + pull);
  return { open, close: onTick(script?.closePaise ?? lastPoint ?? open * drift) };
}

/** Ways that no script bends, for every simulator of this process: many of them play the same days. */
const remembered = new Map<string, Int32Array>();
/** Three kilobytes each. */
const MOST_REMEMBERED = 4_000;

/** The price of every node of continuous trading: on the tick, inside the range, from open to close. Not to be written to. */
export function dayNodes(input: PathInput, ends: DayEnds): Int32Array {
  if (input.script?.points?.length) return drawNodes(input, ends);
  const { instrument, range, session, seed } = input;
  const { fromMs, toMs } = session.continuous;
  const parts = [
    seed,
    instrument.segment,
    instrument.token,
    instrument.tickPaise,
    session.dayNumber,
    fromMs,
    toMs,
  ];
  const key = [...parts, ends.open, ends.close, range.lower, range.upper].join('|');
  const known = remembered.get(key);
  if (known) return known;
  const made = drawNodes(input, ends);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, made);
  return made;
}

function drawNodes(input: PathInput, ends: DayEnds): Int32Array {
  const { instrument, range, session } = input;
  const count = Math.max(1, Math.ceil((session.continuous.toMs - session.continuous.fromMs) / NODE_MS));
  const raw = input.script?.points?.length
    ? scriptedNodes(session, count, ends, input.script)
    : wanderingNodes(input, count, ends);
  return Int32Array.from(raw, (paise) => clampTo(range, nearestTick(paise, instrument.tickPaise)));
}

/** A Brownian bridge: a random walk, turned so that it ends at the close. */
function wanderingNodes(input: PathInput, count: number, ends: DayEnds): Float64Array {
  const { instrument, session, seed } = input;
  const random = createRandom(hash(seed, 'nodes', instrument.segment, instrument.token, session.dayNumber));
  const step = DRIFT * Math.sqrt(12 / count);
  const walk = new Float64Array(count);
  let at = 0;
  for (let index = 1; index < count; index += 1) {
    at += (random.next() - 0.5) * step;
    walk[index] = at;
  }
  const wanted = Math.log(ends.close / ends.open);
  return walk.map((value, index) => {
    const share = count === 1 ? 1 : index / (count - 1);
    return ends.open * Math.exp(value + share * (wanted - at));
  });
}

function scriptedNodes(session: Session, count: number, ends: DayEnds, script: PriceScript): Float64Array {
  const anchors = [
    { atMs: session.continuous.fromMs, paise: ends.open },
    ...(script.points ?? []).map((point) => ({
      atMs: momentOn(session.dayNumber, point.at),
      paise: point.pricePaise,
    })),
  ].sort((a, b) => a.atMs - b.atMs);
  return Float64Array.from({ length: count }, (_none, index) => {
    const atMs = session.continuous.fromMs + index * NODE_MS;
    const nextIndex = anchors.findIndex((anchor) => anchor.atMs > atMs);
    const before = nextIndex === -1 ? anchors.at(-1) : anchors[nextIndex - 1];
    const after = nextIndex === -1 ? undefined : anchors[nextIndex];
    if (!before) return after?.paise ?? ends.open;
    if (!after) return before.paise;
    return before.paise + ((after.paise - before.paise) * (atMs - before.atMs)) / (after.atMs - before.atMs);
  });
}
