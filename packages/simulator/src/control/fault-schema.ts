import { z } from 'zod';
import { MISTYPED_SHAPES } from '../faults/fault.ts';
import { ERROR_BODIES, type ErrorLabel, isErrorLabel } from '../http/error-bodies.ts';
import { HTTP_OPERATIONS } from '../http/operation.ts';

const operation = z.enum(HTTP_OPERATIONS);
const count = z.int().nonnegative();
const when = z.enum(['before', 'after']).optional();
const label = z.custom<ErrorLabel>((value) => typeof value === 'string' && isErrorLabel(value), {
  error: `one of ${Object.keys(ERROR_BODIES).join(', ')}`,
});

const scope = {
  operation: z.union([operation, z.array(operation)]).optional(),
  ucc: z.string().optional(),
  mentions: z.string().optional(),
  fromMs: z.number().optional(),
  untilMs: z.number().optional(),
  skip: count.optional(),
  times: count.optional(),
  probability: z.number().min(0).max(1).optional(),
};

function kind<const Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape) {
  return z.strictObject({ kind: z.literal(name), ...shape, ...scope });
}

/** A fault as the control API takes it; see the table in `faults/fault.ts`. */
export const faultSchema = z.discriminatedUnion('kind', [
  kind('lost_before', {}),
  kind('lost_after', {}),
  kind('reset_mid_body', { at: count.optional() }),
  kind('delay', { ms: count, when }),
  kind('hang', { when }),
  kind('status', { status: z.int().min(200).max(599), body: z.string().optional(), when }),
  kind('html', { status: z.int().min(200).max(599).optional() }),
  kind('error_body', { label }),
  kind('truncated', { at: count.optional() }),
  kind('expired_session', {}),
  kind('mistyped', { shape: z.enum(MISTYPED_SHAPES) }),
  kind('other_account', { otherUcc: z.string() }),
  kind('no_data', {}),
  kind('stale_book', {}),
  kind('shrunken_book', { missing: z.union([count, z.array(z.string())]) }),
  kind('duplicate_rows', { rows: count.optional() }),
  kind('shuffled_rows', {}),
  kind('late_visibility', { readings: count.optional(), ms: count.optional() }),
  kind('changed_tag', { tag: z.string() }),
  kind('unknown_status', { text: z.string() }),
  kind('feed_refuse', {}),
  kind('feed_drop', { onFrame: z.boolean().optional() }),
  kind('feed_silence', {}),
  kind('feed_no_ack', {}),
  kind('feed_auth_failed', {}),
  kind('feed_repeat', { copies: count.optional() }),
  kind('feed_replay', {}),
  kind('feed_reorder', { group: count.optional() }),
  kind('feed_malformed', { text: z.string().optional() }),
  kind('feed_sparse', {}),
  kind('feed_delay', { ms: count }),
]);
