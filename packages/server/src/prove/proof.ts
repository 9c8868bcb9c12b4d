/** What one part of the proof has done and found. */
export interface Proof {
  readonly part: string;
  /** What was counted, by its name for people. */
  readonly figures: Readonly<Record<string, number>>;
  /** Sentences about what did not hold; empty when everything did. */
  readonly violations: readonly string[];
}

export interface ProofWishes {
  readonly json: boolean;
  readonly only: readonly string[] | null;
  readonly seed: number;
  /** How many times as long as by default. */
  readonly scale: number;
}
