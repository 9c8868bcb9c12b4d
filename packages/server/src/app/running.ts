/** A desk that is open, until it is stopped. */
export interface Running {
  readonly url: string;
  readonly demo: boolean;
  /** Ends what is under way and closes; at most about ten seconds. */
  stop(): Promise<void>;
}
