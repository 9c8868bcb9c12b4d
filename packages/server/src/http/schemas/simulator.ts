import { z } from 'zod';
import { FAULT_NAMES } from '../../demo/fault-catalogue.ts';
import { GUARANTEE_NAMES } from '../../demo/judge-guarantees.ts';
import { day, moment } from './common.ts';
import { activityEvent } from './event.ts';

const faultName = z.enum(FAULT_NAMES);

const rehearsal = z
  .object({
    id: z.number().int(),
    scenario: z.string(),
    seed: z.number().int(),
    started_at: moment.meta({ description: 'In real time' }),
    state: z.enum(['playing', 'done', 'failed']),
    passed: z.boolean().nullable(),
    orders: z.number().int().nullable(),
    placed: z.number().int().nullable().meta({ description: 'Requests to place that the broker received' }),
    cycles: z.number().int().nullable(),
    seconds: z.number().nullable(),
    violations: z.array(z.string()),
  })
  .meta({ id: 'Rehearsal' });

const injectedFault = z
  .object({
    id: z.number().int(),
    account_id: z.string(),
    name: faultName,
    label: z.string(),
    at: moment,
    hits: z.number().int().meta({ description: 'How often something went wrong because of it' }),
    active: z.boolean(),
    lasting: z.boolean(),
  })
  .meta({ id: 'InjectedFault' });

export const simulatorView = z
  .object({
    clock: z
      .object({
        playing: z.boolean(),
        speed: z.number().meta({ description: "Times the demo's own pace" }),
        rate: z.number().meta({ description: 'Simulated seconds in a real one, now' }),
      })
      .nullable()
      .meta({ description: "Null where time is the machine's own" }),
    catalogue: z.array(
      z.object({ name: faultName, label: z.string(), story: z.string(), lasting: z.boolean() }),
    ),
    faults: z.array(injectedFault),
    scenarios: z.array(z.object({ name: z.string(), story: z.string() })),
    rehearsals: z.array(rehearsal),
  })
  .meta({ id: 'Simulator' });

export const rehearsalDetail = z
  .object({
    rehearsal,
    days: z
      .array(day)
      .meta({ description: 'That were played; empty while it is played, and when it failed' }),
    events: z.array(activityEvent).meta({
      description:
        'What became known, the oldest first. The broker’s own words are not kept: `evidence_id` is null.',
    }),
    is_cut: z.boolean().meta({ description: 'True when there was more before these events' }),
  })
  .meta({ id: 'RehearsalDetail' });

export const paceChange = z.strictObject({
  playing: z.boolean().optional(),
  speed: z.number().min(0.1).max(10).optional(),
});
export const faultWish = z.strictObject({ name: faultName, account_id: z.string().min(1).max(64) });
export const rehearsalWish = z.strictObject({
  scenario: z.string().min(1).max(80),
  seed: z.number().int().min(1).max(1_000_000).default(1),
});
export const guaranteesQuery = z.strictObject({ account_id: z.string().min(1).max(64) });

export const guaranteesView = z
  .object({
    as_of: moment,
    placed: z.number().int().meta({ description: 'Requests to place that the broker received' }),
    guarantees: z.array(
      z.object({
        name: z.enum(GUARANTEE_NAMES),
        state: z.enum(['holds', 'settling', 'broken']).meta({
          description: '`settling`: the broker has moved on, and there was no time yet to learn of it',
        }),
        count: z.number().int().meta({ description: 'How much does not hold' }),
      }),
    ),
    differences: z.array(z.object({ text: z.string(), since: moment })),
  })
  .meta({ id: 'SimulatedGuarantees' });
