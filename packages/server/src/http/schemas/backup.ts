import { z } from 'zod';
import { moment } from './common.ts';

/** A backup's file name: it can name nothing outside its folder. */
export const backupName = z
  .string()
  .regex(/^orderwatch-[A-Za-z0-9-]{1,80}\.owb\.gz$/, 'The name of a backup, as it is listed')
  .meta({ example: 'orderwatch-2026-08-21T10-35-00Z.owb.gz' });

export const backupWish = z.strictObject({ name: backupName });

export const backupWork = z
  .object({
    kind: z.enum(['backup', 'check']),
    name: z.string(),
    started_at: moment.meta({ description: 'In real time, also in the demo' }),
    ended_at: moment.nullable(),
    state: z.enum(['running', 'done', 'failed']),
    problem: z.string().nullable().meta({ description: 'What is wrong; null unless it failed' }),
    rows: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'How many were copied or brought back; null unless done' }),
    events_checked: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Of a check: events whose chain of hashes was made again and agreed' }),
  })
  .meta({ id: 'BackupWork' });

export const backupsView = z
  .object({
    folder: z.string().meta({ description: 'On the machine that Orderwatch runs on' }),
    now: moment.meta({ description: 'Real time, which the times here are of' }),
    items: z
      .array(
        z.object({
          name: z.string(),
          bytes: z.number().int(),
          made_at: moment,
          by_itself: z.boolean().meta({
            description: 'Made by the program: the oldest of these are taken away by it, too',
          }),
        }),
      )
      .meta({ description: 'Newest first' }),
    works: z.array(backupWork).meta({ description: 'The latest of each kind' }),
  })
  .meta({ id: 'Backups' });
