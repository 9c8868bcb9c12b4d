/** Something that reads what others have written. */
export interface Parser {
  readonly name: string;
  readonly samples: readonly string[];
  /** Reads a text of any kind. Gives a sentence where what came out must not be; throws only when it is broken. */
  read(text: string, draw: (below: number) => number): Promise<string | null> | string | null;
}
