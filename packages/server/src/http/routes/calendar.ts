import { istDate, NSE_CALENDAR_2026_ORIGIN } from '@orderwatch/core';
import type { z } from 'zod';
import type { HttpDeps } from '../deps.ts';
import { calendarView } from '../schemas/health.ts';
import { type Api, faults, noQuery } from './plugin.ts';

export function calendarRoute(app: Api, { desk, version }: Pick<HttpDeps, 'desk' | 'version'>): void {
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
