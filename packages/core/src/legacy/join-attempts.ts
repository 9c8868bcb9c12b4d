import { factsOf, type PackedFact, type Told, unpackFact } from './packed-fact.ts';

/**
 * An order that was exported may have been sent several times, each time under a number of its own, and goes by the last of
 * them. An older file that names one of the others tells of the same order.
 */
export function joinAttempts(groups: Map<string, Told>): void {
  for (const [key, told] of [...exportedIn(groups)]) {
    for (const other of otherKeys(key, told)) {
      const older = groups.get(other);
      if (older === undefined || factsOf(older).some(({ exactId }) => exactId !== null)) continue;
      groups.set(key, [groups.get(key) ?? [], older].flat(2));
      groups.delete(other);
    }
  }
}

function* exportedIn(groups: ReadonlyMap<string, Told>): Generator<readonly [string, readonly PackedFact[]]> {
  for (const [key, told] of groups) {
    const exported = factsOf(told).filter(({ exactId }) => exactId !== null);
    if (exported.length > 0) yield [key, exported];
  }
}

function otherKeys(key: string, exported: readonly PackedFact[]): readonly string[] {
  const attempts = exported.flatMap((packed) => unpackFact(packed).exact?.attempts ?? []);
  const keys = attempts.flatMap(({ brokerOrderId }) =>
    brokerOrderId === null ? [] : [`n:${brokerOrderId}`],
  );
  return keys.filter((one) => one !== key);
}
