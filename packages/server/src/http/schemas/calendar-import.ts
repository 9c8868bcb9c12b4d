import { z } from 'zod';
import { day } from './common.ts';

const file = {
  file_name: z.string().min(1).max(200),
  text: z
    .string()
    .min(1)
    .max(500_000)
    .meta({ description: "The exchange's list of holidays, or a calendar, as JSON text" }),
};

export const calendarFile = z.strictObject(file);

export const calendarFileWish = z.strictObject({
  ...file,
  version: z.string().min(1).max(100).meta({ description: 'As the check of the file named it' }),
});

export const calendarFilePlan = z
  .object({
    version: z.string(),
    first_day: day.meta({ description: 'The first day that the file covers' }),
    last_day: day,
    reaches_until: day.meta({ description: 'How far the calendar would be known' }),
    changes: z.array(
      z.object({
        day,
        kind: z.enum(['holiday', 'special_session', 'settlement_holiday']),
        change: z.enum(['added', 'removed', 'changed']),
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'CalendarFilePlan' });

export const calendarImported = z
  .object({
    first_day: day,
    last_day: day,
    reaches_until: day,
    holidays: z.number().int(),
    special_sessions: z.number().int(),
    changed: z.boolean().meta({ description: 'False when this very file was imported last' }),
  })
  .meta({ id: 'CalendarImported' });
