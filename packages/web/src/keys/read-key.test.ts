import { describe, expect, it } from 'vitest';
import { readKey } from './read-key.ts';

const press = (key: string, more: { modified?: boolean; typing?: boolean } = {}) => ({
  key,
  modified: false,
  typing: false,
  ...more,
});

describe('keys', () => {
  it('g and a letter go to a page', () => {
    expect(readKey(press('g'), false)).toEqual({ kind: 'prefix' });
    expect(readKey(press('o'), true)).toEqual({ kind: 'go', key: 'o' });
  });

  it('nothing happens while a person types', () => {
    for (const key of ['g', 'j', 'k', '/', '?', 'e']) {
      expect(readKey(press(key, { typing: true }), false)).toEqual({ kind: 'nothing' });
    }
  });

  it('keys with Ctrl, Alt or Meta are left to the browser', () => {
    expect(readKey(press('k', { modified: true }), false)).toEqual({ kind: 'nothing' });
  });

  it('Escape works also while typing', () => {
    expect(readKey(press('Escape', { typing: true }), false)).toEqual({ kind: 'escape' });
  });

  it.each(['b', 's', 'c', 'r', 'x', 'Delete'])('%s alone moves no money', (key) => {
    expect(readKey(press(key), false)).toEqual({ kind: 'nothing' });
  });
});
