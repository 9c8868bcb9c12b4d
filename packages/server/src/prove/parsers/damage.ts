/** Whole numbers below a bound, the same for the same seed. */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

type Damage = (text: string, draw: Draw, others: readonly string[]) => string;

/** Values as they stand in JSON, none of which belongs where it is put. */
const ODD_VALUES = [
  'null',
  'true',
  '{}',
  '[]',
  '[[1]]',
  '""',
  '" "',
  '"--"',
  '"NA"',
  '"abc"',
  '-1',
  '0',
  '0.1',
  '1e309',
  '-1e309',
  '"1e309"',
  '9007199254740993',
  '123456789012345678901234567890',
  '"9007199254740993"',
  `"${'9'.repeat(400)}"`,
  `${'9'.repeat(400)}`,
  '"NaN"',
  '"Infinity"',
  '"0x10"',
  '"1,00,000.00"',
  '"2026-02-30"',
  '"30-Feb-2026 25:61:61"',
  '"00-Jan-0000 00:00:00"',
  '"\\u0000"',
  '"\\ud800"',
  '"<img src=x onerror=alert(1)>"',
  '"=cmd()"',
  '"__proto__"',
  '{"__proto__":{"polluted":true}}',
  `"${'x'.repeat(20_000)}"`,
  `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
];
const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '0',
  'data',
  'stat',
];
const ODD_STARTS = ['\uFEFF', '\0', ' ', '\r\n', '<html>', ")]}',", '\uFFFD', '"', '[', '{'];
const VALUE = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;
const MEMBER = /"(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)/g;
const CELL = /[^,\n]*/g;

const one = <T>(list: readonly T[], draw: Draw): T | undefined => list[draw(list.length)];
const cutOut = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to);

/** Puts something in the place of one match. */
function atMatch(pattern: RegExp, put: (found: string, draw: Draw) => string): Damage {
  return (text, draw) => {
    const found = one([...text.matchAll(pattern)], draw);
    return found === undefined
      ? text
      : cutOut(text, found.index, found.index + found[0].length, put(found[0], draw));
  };
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut off': (text, draw) => text.slice(0, draw(text.length + 1)),
  'a part missing': (text, draw) => {
    const from = draw(text.length);
    return cutOut(text, from, from + 1 + draw(60), '');
  },
  'a part twice': (text, draw) => {
    const from = draw(text.length);
    const part = text.slice(from, from + 1 + draw(200));
    return cutOut(text, from, from, part);
  },
  'another value': atMatch(VALUE, (_, draw) => one(ODD_VALUES, draw) ?? ''),
  'another type': atMatch(VALUE, (found) => (found.startsWith('"') ? found.slice(1, -1) : `"${found}"`)),
  'a key twice': atMatch(MEMBER, (found, draw) => {
    const name = found.slice(0, found.indexOf(':') + 1);
    return `${found},${name}${one(ODD_VALUES, draw) ?? 'null'}`;
  }),
  'another key': atMatch(MEMBER, (found, draw) => {
    return `"${one(ODD_NAMES, draw) ?? ''}"${found.slice(found.indexOf(':', found.indexOf('"', 1)))}`;
  }),
  'another cell': atMatch(CELL, (_, draw) => (one(ODD_VALUES, draw) ?? '').replaceAll('"', '')),
  'another beginning': (text, draw) => `${one(ODD_STARTS, draw) ?? ''}${text}`,
  'something behind it': (text, draw) => `${text}${one([...ODD_STARTS, ...ODD_VALUES], draw) ?? ''}`,
  'another letter': (text, draw) => {
    const at = draw(text.length);
    return cutOut(text, at, at + 1, String.fromCharCode(draw(2) === 0 ? draw(128) : draw(65_536)));
  },
  'a piece of another answer': (text, draw, others) => {
    const other = one(others, draw) ?? '';
    const from = draw(other.length);
    return cutOut(text, draw(text.length), draw(text.length), other.slice(from, from + draw(400)));
  },
  'another answer': (_, draw, others) => one(others, draw) ?? '',
};

const KINDS = Object.values(DAMAGES);

/** A sample with one to three things wrong with it. */
export function damage(sample: string, draw: Draw, others: readonly string[]): string {
  let text = sample;
  for (let times = 1 + draw(3); times > 0; times -= 1) {
    text = (one(KINDS, draw) ?? KINDS[0])?.(text, draw, others) ?? text;
  }
  return text;
}
