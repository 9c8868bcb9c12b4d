import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, fixtureText } from '../testing/fixture.ts';
import { readFrame, textOfFrame } from './read-frame.ts';

describe('a frame', () => {
  it('is read from every sample', () => {
    const frames = fixture('orderfeed.frames.json');
    const kinds = Array.isArray(frames) ? frames.map((frame) => readFrame(JSON.stringify(frame)).kind) : [];
    expect(new Set(kinds)).toEqual(new Set(['connected', 'order', 'position']));
  });

  it('keeps all digits of its nanoseconds', () => {
    const frame = readFrame(
      '{"type":"order","data":{"nOrdNo":"260821000101001","updRecvTm":1787284265365284372}}',
    );
    expect(frame).toMatchObject({ kind: 'order', row: { updRecvTm: '1787284265365284372' } });
  });

  it.each<[string, object]>([
    [fixtureText('orderfeed.auth_failed.json'), { kind: 'refused', isAuth: true }],
    [fixtureText('orderfeed.bad_frame.json'), { kind: 'refused', isAuth: false }],
    ['{"type":"hb"}', { kind: 'heartbeat' }],
    ['{"type":"order","data":{"nOrdNo":"260821000101001","ordSt":"open"}}', { kind: 'order' }],
    ['{"type":"order","data":{"ordSt":"open"}}', { kind: 'malformed', why: 'nOrdNo is missing' }],
    ['{"type":"order","data":null}', { kind: 'malformed' }],
    ['{"type":"order","data":{"nOrdNo":"1","fldQty":""}}', { kind: 'malformed', why: 'fldQty is ""' }],
    ['{"type":"position","data":{}}', { kind: 'malformed' }],
    ['{"type":"weather"}', { kind: 'malformed', why: 'unknown type "weather"' }],
    ['{}', { kind: 'malformed' }],
    ['[]', { kind: 'malformed' }],
    ['raw words', { kind: 'malformed' }],
    ['', { kind: 'malformed' }],
  ])('%s is understood', (text, expected) => {
    expect(readFrame(text)).toMatchObject(expected);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readFrame(text)));
  });

  it.each([['a'], [Buffer.from('a')], [[Buffer.from('a')]], [new Uint8Array([97]).buffer]])(
    'may arrive in any form of bytes',
    (frame) => {
      expect(textOfFrame(frame)).toBe('a');
    },
  );
});
