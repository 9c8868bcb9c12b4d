/** The named points between two effects at which a test lets an instance die. In life nothing waits there. */
export const STEP_NAMES = [
  'placement:recorded',
  'placement:sending',
  'placement:answered',
  'placement:settled',
  'change:recorded',
  'change:sending',
  'change:answered',
  'cycle:read',
  'cycle:written',
  'notice:sent',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

export type Reached = (step: StepName) => void | Promise<void>;

export const passThrough: Reached = () => {};
