import { describe, expect, it } from 'vitest';
import { readKey } from './read-key.ts';

const press = (key: string, more: { modified?: boolean; command?: boolean; typing?: boolean } = {}) => ({
  key,
  modified: false,
  command: false,
  typing: false,
  ...more,
});

describe('keys', () => {
  it('g and a letter go to a page', () => {
    expect(readKey(press('g'), false)).toEqual({ kind: 'prefix' });
    expect(readKey(press('o'), true)).toEqual({ kind: 'go', key: 'o' });
  });

  it('Enter opens the row', () => {
    expect(readKey(press('Enter'), false)).toEqual({ kind: 'open' });
  });

  it('nothing happens while a person types', () => {
    for (const key of ['g', 'j', 'k', '/', '?', 'e', 'f', 'Enter']) {
      expect(readKey(press(key, { typing: true }), false)).toEqual({ kind: 'nothing' });
    }
  });

  it('keys with Ctrl, Alt or Meta are left to the browser', () => {
    expect(readKey(press('k', { modified: true }), false)).toEqual({ kind: 'nothing' });
  });

  it('Escape works also while typing', () => {
    expect(readKey(press('Escape', { typing: true }), false)).toEqual({ kind: 'escape' });
  });

  it('Ctrl or Meta with k opens the palette, also while typing', () => {
    for (const typing of [false, true]) {
      const ctrlK = press('k', { modified: true, command: true, typing });
      expect(readKey(ctrlK, false)).toEqual({ kind: 'palette' });
    }
    expect(readKey(press('j', { modified: true, command: true }), false)).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['r', 'retry'],
    ['c', 'cancel'],
    ['x', 'select'],
  ])('%s asks about the row and does nothing by itself', (key, kind) => {
    expect(readKey(press(key), false)).toEqual({ kind });
    expect(readKey(press(key, { typing: true }), false)).toEqual({ kind: 'nothing' });
  });

  it.each(['b', 's', 'd', 'Delete'])('%s alone moves no money', (key) => {
    expect(readKey(press(key), false)).toEqual({ kind: 'nothing' });
  });
});
