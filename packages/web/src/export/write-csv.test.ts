import { describe, expect, it } from 'vitest';
import { type Cell, writeCsv } from './write-csv.ts';

const cell = (value: Cell) =>
  writeCsv([], [[value]])
    .slice(1)
    .split('\r\n')[1];

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+91', "'+91"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['RMS: a, "b"', '"RMS: a, ""b"""'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
    ['2450.50', '2450.50'],
    [10, '10'],
    [-10, '-10'],
    [true, 'true'],
    [null, ''],
    [{ decimal: '-122.10' }, '-122.10'],
    [{ decimal: '-1+cmd' }, "'-1+cmd"],
  ])('%j is written as %j', (value, expected) => {
    expect(writeCsv(['a'], [[value]])).toBe(`\uFEFFa\r\n${expected}\r\n`);
  });
});

it('begins with its header and ends each line', () => {
  expect(writeCsv(['a', 'b'], [[1, 'x']])).toBe('\uFEFFa,b\r\n1,x\r\n');
  expect(cell('x')).toBe('x');
});
