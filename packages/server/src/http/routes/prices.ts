import { z } from 'zod';
import { dayNumber, dayText } from '../../db/cycle/records.ts';
import { loadImportedDays } from '../../db/prices/load-closes.ts';
import { importCloses } from '../../prices/import-closes.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { day } from '../schemas/common.ts';
import { type Api, faults, noQuery } from './plugin.ts';

/** A day of the whole cash market has some 0.6 megabytes. */
const FILE_BYTES_MAX = 8_000_000;

const importReport = z
  .object({
    days: z.array(day).meta({ description: 'The trading days that the file is about' }),
    closes: z.number().int(),
    skipped: z.number().int().meta({ description: 'Rows of other segments, instruments and series' }),
    faults: z.array(z.object({ line: z.number().int(), why: z.string() })),
  })
  .meta({ id: 'PriceImport' });

const knownQuery = z.strictObject({ from_date: day });
const known = z.object({ days: z.array(day) }).meta({ id: 'PriceDays' });

export function priceRoutes(app: Api, { desk }: HttpDeps): void {
  app.post(
    '/api/v1/user/prices',
    {
      config: { access: 'user', scope: 'admin' },
      bodyLimit: FILE_BYTES_MAX,
      schema: {
        tags: ['positions'],
        summary: "Hand in the exchange's file of daily prices",
        description:
          "The NSE's common bhavcopy of a day, unpacked, as text/csv. The same day again corrects it.",
        querystring: noQuery,
        response: { 200: importReport, ...faults },
      },
    },
    async (request) => {
      const { db } = callerOf(request);
      if (!Buffer.isBuffer(request.body)) {
        throw new Problem('invalid_file', {
          detail: 'Send the file itself, with the content type text/csv.',
        });
      }
      const imported = await importCloses(db, request.body.toString('utf8'), desk.clock.nowMs());
      if (!imported.ok) throw new Problem('invalid_file', { detail: imported.error });
      const { days, closes, skipped, faults: bad } = imported.value;
      return { days: [...days], closes, skipped, faults: [...bad] };
    },
  );

  app.get(
    '/api/v1/user/prices/days',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['positions'],
        summary: 'The days whose closing prices are known',
        querystring: knownQuery,
        response: { 200: known, ...faults },
      },
    },
    async (request) => {
      const { db } = callerOf(request);
      const days = await loadImportedDays(db, dayNumber(request.query.from_date));
      return { days: [...days].toSorted((a, b) => a - b).map(dayText) };
    },
  );
}
