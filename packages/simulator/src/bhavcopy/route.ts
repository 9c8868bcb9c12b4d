import type { Route } from '../http/route.ts';
import { writeBhavcopy } from './write-bhavcopy.ts';

const FILE = /^BhavCopy_NSE_CM_0_0_0_(\d{4})(\d{2})(\d{2})_F_0000\.csv$/;

/** The exchange's file of daily prices, at the path where the NSE's archive has it. Plain text instead of a zip. */
export const bhavcopy: Route = {
  operation: 'bhavcopy',
  method: 'GET',
  path: '/content/cm/:file',
  access: 'open',
  answer(world, call) {
    const [, year, month, day] = FILE.exec(call.params.file ?? '') ?? [];
    const date = [year, month, day].join('-');
    const bars = year === undefined || !isDay(date) ? undefined : world.broker.dailyBars(date);
    if (!bars) return { kind: 'text', status: 404, contentType: 'text/plain', text: 'No such file\n' };
    return { kind: 'text', status: 200, contentType: 'text/csv', text: writeBhavcopy(date, bars) };
  },
};

function isDay(date: string): boolean {
  try {
    Temporal.PlainDate.from(date);
    return true;
  } catch {
    return false;
  }
}
