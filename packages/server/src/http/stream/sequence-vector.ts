/** How far a reader is in each account's events. Written as the id of a server-sent event: `acc_a:12,acc_b:5`. */
export type SequenceVector = ReadonlyMap<string, number>;

export function vectorText(vector: SequenceVector): string {
  return [...vector].map(([account, seq]) => `${account}:${seq}`).join(',');
}

/** Undefined for a text that is none: whoever sent it is told to load everything anew. */
export function parseVector(text: string): SequenceVector | undefined {
  const vector = new Map<string, number>();
  for (const part of text.split(',').filter(Boolean)) {
    const found = /^([a-z0-9_]{1,64}):(\d{1,15})$/.exec(part);
    if (!found) return undefined;
    vector.set(found[1] ?? '', Number(found[2]));
  }
  return vector;
}
