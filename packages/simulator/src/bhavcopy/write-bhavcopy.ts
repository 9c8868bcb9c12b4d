import type { DailyBar } from '../broker/types.ts';
import { writeRupees } from '../rows/write-money.ts';

type Cell = (bar: DailyBar, day: string) => string;

const none: Cell = () => '';
const close: Cell = (bar) => writeRupees(bar.closePaise);
const date: Cell = (_bar, day) => day;

/** The 34 columns of the NSE's unified file (UDiFF) of the cash market, valid since July 2024. */
const COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ['TradDt', date],
  ['BizDt', date],
  ['Sgmt', () => 'CM'],
  ['Src', () => 'NSE'],
  ['FinInstrmTp', () => 'STK'],
  ['FinInstrmId', ({ instrument }) => instrument.token],
  ['ISIN', ({ instrument }) => instrument.isin],
  ['TckrSymb', ({ instrument }) => instrument.symbol],
  ['SctySrs', ({ instrument }) => instrument.series],
  ['XpryDt', none],
  ['FininstrmActlXpryDt', none],
  ['StrkPric', none],
  ['OptnTp', none],
  ['FinInstrmNm', ({ instrument }) => instrument.name.replaceAll(',', ' ')],
  ['OpnPric', (bar) => writeRupees(bar.openPaise)],
  ['HghPric', (bar) => writeRupees(bar.highPaise)],
  ['LwPric', (bar) => writeRupees(bar.lowPaise)],
  ['ClsPric', close],
  ['LastPric', close],
  ['PrvsClsgPric', (bar) => writeRupees(bar.previousClosePaise)],
  ['UndrlygPric', none],
  ['SttlmPric', close],
  ['OpnIntrst', none],
  ['ChngInOpnIntrst', none],
  ['TtlTradgVol', (bar) => String(bar.volume)],
  ['TtlTrfVal', (bar) => writeRupees(bar.closePaise * bar.volume)],
  ['TtlNbOfTxsExctd', (bar) => String(Math.max(1, Math.floor(bar.volume / 40)))],
  ['SsnId', () => 'F1'],
  ['NewBrdLotQty', ({ instrument }) => String(instrument.lotSize)],
  ['Rmks', none],
  ['Rsvd1', none],
  ['Rsvd2', none],
  ['Rsvd3', none],
  ['Rsvd4', none],
];

export function writeBhavcopy(day: string, bars: readonly DailyBar[]): string {
  const lines = bars.map((bar) => COLUMNS.map(([, cell]) => cell(bar, day)).join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}
