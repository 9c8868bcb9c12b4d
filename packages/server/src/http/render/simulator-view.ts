import type { z } from 'zod';
import { FAULT_NAMES, FAULTS } from '../../demo/fault-catalogue.ts';
import type { Judged } from '../../demo/judge-guarantees.ts';
import type { Rehearsal } from '../../demo/rehearsal-desk.ts';
import type { SimulatorControls } from '../../demo/simulator-controls.ts';
import type { guaranteesView, rehearsalDetail, simulatorView } from '../schemas/simulator.ts';
import { renderActivity } from './event-view.ts';
import { momentText } from './moment-text.ts';

type SimulatorView = z.infer<typeof simulatorView>;
const FAULTS_SHOWN = 20;

interface Around {
  /** Simulated seconds in a real one. */
  readonly rate: number;
  readonly offersRehearsals: boolean;
}

export function renderSimulator(
  controls: SimulatorControls,
  { rate, offersRehearsals }: Around,
): SimulatorView {
  const pace = controls.pace();
  return {
    clock: pace && { ...pace, rate },
    catalogue: FAULT_NAMES.map((name) => ({ name, ...FAULTS[name] })),
    faults: controls
      .faults()
      .slice(0, FAULTS_SHOWN)
      .map(({ id, accountId, name, atMs, hits, active }) => ({
        id,
        account_id: accountId,
        name,
        label: FAULTS[name].label,
        at: momentText(atMs),
        hits,
        active,
        lasting: FAULTS[name].lasting,
      })),
    scenarios: offersRehearsals ? controls.scenarios.map((scenario) => ({ ...scenario })) : [],
    rehearsals: (controls.rehearsals?.list() ?? []).map(renderRehearsal),
  };
}

export function renderRehearsal(rehearsal: Rehearsal): SimulatorView['rehearsals'][number] {
  const { id, scenario, seed, startedAtMs, state, report } = rehearsal;
  return {
    id,
    scenario,
    seed,
    started_at: momentText(startedAtMs),
    state,
    passed: report?.passed ?? null,
    orders: report?.orders ?? null,
    placed: report?.placed ?? null,
    cycles: report?.cycles ?? null,
    seconds: report?.seconds ?? null,
    violations: [...(report?.violations ?? [])],
  };
}

export function renderRehearsalDetail(rehearsal: Rehearsal): z.infer<typeof rehearsalDetail> {
  const { days, events, isCut } = rehearsal.report?.told ?? { days: [], events: [], isCut: false };
  return {
    rehearsal: renderRehearsal(rehearsal),
    days: [...days],
    events: events.map(renderActivity),
    is_cut: isCut,
  };
}

export function renderGuarantees(judged: Judged, nowMs: number): z.infer<typeof guaranteesView> {
  return {
    as_of: momentText(nowMs),
    placed: judged.placed,
    guarantees: judged.guarantees.map((one) => ({ ...one })),
    differences: judged.differences.map(({ text, sinceMs }) => ({ text, since: momentText(sinceMs) })),
  };
}
