import type { PlacementRun, PlacementRunRow } from '../api/types.ts';
import { Chip } from '../ui/chip.tsx';
import { outcomeLooks, stateLooks } from './outcome-look.ts';
import { runs } from './strings.ts';

export function OutcomeChip({ outcome }: Pick<PlacementRunRow, 'outcome'>) {
  return <Chip {...outcomeLooks[outcome]}>{runs.outcomes[outcome]}</Chip>;
}

export function RunStateChip({ state }: Pick<PlacementRun, 'state'>) {
  return <Chip {...stateLooks[state]}>{runs.states[state]}</Chip>;
}
