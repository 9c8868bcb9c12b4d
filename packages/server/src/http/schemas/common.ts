import { REASON_CLASSES } from '@orderwatch/core';
import { z } from 'zod';

/** Rupees as a decimal string, for example "2450.50". Never a float. */
export const rupees = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'Rupees, for example 2450.50')
  .meta({ description: 'Rupees as a decimal string', example: '2450.50' });
/** A moment, RFC 3339 in UTC. */
export const moment = z.iso
  .datetime()
  .meta({ description: 'RFC 3339, UTC', example: '2026-08-21T10:35:00.000Z' });
/** An IST trading day. */
export const day = z.iso.date().meta({ description: 'A trading day in India', example: '2026-08-21' });

export const orderStatus = z.enum([
  'placing',
  'unconfirmed',
  'amo',
  'pending_execution',
  'ongoing',
  'closed',
  'retry_pending',
  'failed',
  'rejected',
  'cancelled',
]);
export const side = z.enum(['buy', 'sell']);
export const origin = z.enum(['system', 'manual', 'external', 'imported']);
/** What a reason is about; `other` is one that nobody knows. */
export const reasonClass = z.enum(REASON_CLASSES);
export const accountMode = z.enum(['demo', 'paper', 'read-only', 'live']);

/** RFC 9457, with a stable `code` for programs and a `mend` for people. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    mend: z.string().optional(),
    reason: z.string().optional().meta({ description: 'Ours, stable: why it was refused' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
