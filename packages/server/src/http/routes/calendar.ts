import { istDate, NSE_CALENDAR_2026_ORIGIN } from '@orderwatch/core';
import type { z } from 'zod';
import { daysOf } from '../../calendar/days-of.ts';
import { loadCalendar } from '../../calendar/load-calendar.ts';
import type { HttpDeps } from '../deps.ts';
import { momentText } from '../render/moment-text.ts';
import { calendarView } from '../schemas/health.ts';
import { type Api, faults, noQuery } from './plugin.ts';

export function calendarRoute(
  app: Api,
  { db, desk, version }: Pick<HttpDeps, 'db' | 'desk' | 'version'>,
): void {
  app.get(
    '/api/v1/user/calendar',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['status'],
        summary: 'How far the trading calendar reaches, and the holidays and special sessions ahead',
        querystring: noQuery,
        response: { 200: calendarView, ...faults },
      },
    },
    async (): Promise<z.infer<typeof calendarView>> => {
      const { calendar } = desk;
      const stored = await loadCalendar(db);
      const today = istDate(desk.clock.nowMs()).toString();
      const ahead = <T>(days: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
        [...days].filter(([day]) => day >= today).sort(([a], [b]) => (a < b ? -1 : 1));
      const minute = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });
      return {
        exchange: calendar.exchange,
        first_day: calendar.firstDay.toString(),
        last_day: calendar.lastDay.toString(),
        warning: desk.calendarWarning(),
        origin: {
          file: NSE_CALENDAR_2026_ORIGIN.file,
          program: version,
          sources: [...NSE_CALENDAR_2026_ORIGIN.sources],
          imported: stored.files.map(({ fileName, importedAtMs }) => ({
            file: fileName,
            imported_at: momentText(importedAtMs),
          })),
          restart_needed: daysOf(stored.calendar) !== daysOf(calendar),
        },
        holidays: ahead(calendar.holidays).map(([day, name]) => ({ day, name })),
        special_sessions: ahead(calendar.specialSessions).map(([day, { name, open, close }]) => ({
          day,
          name,
          open: minute(open),
          close: minute(close),
        })),
      };
    },
  );
}
