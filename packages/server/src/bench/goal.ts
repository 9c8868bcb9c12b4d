/** One line of the report. */
export interface Goal {
  readonly name: string;
  /** What must not be exceeded. */
  readonly goal: number;
  readonly measured: number;
  readonly unit: 'x' | 'ms' | 'MB' | '%' | 'statements';
  readonly met: boolean;
}

/** Something measured that no goal is set for, but without which the goals cannot be judged. */
export interface Fact {
  readonly name: string;
  readonly measured: number;
  readonly unit: Goal['unit'];
}

export interface Figures {
  readonly goals: readonly Goal[];
  readonly facts: readonly Fact[];
}

/** Goals are written "under": what just reaches one has not met it. Counts may reach theirs. */
export function judge(line: Omit<Goal, 'met'>): Goal {
  const met = line.unit === 'statements' ? line.measured <= line.goal : line.measured < line.goal;
  return { ...line, measured: rounded(line.measured), met };
}

export function fact(name: string, measured: number, unit: Fact['unit']): Fact {
  return { name, measured: rounded(measured), unit };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
