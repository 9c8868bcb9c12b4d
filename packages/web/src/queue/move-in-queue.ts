/** The queue with one order in another place; the same when it does not move. Places beyond the ends are the ends. */
export function moveInQueue(ids: readonly string[], id: string, to: number): readonly string[] {
  const from = ids.indexOf(id);
  const place = Math.min(Math.max(to, 0), ids.length - 1);
  if (from === -1 || place === from) return ids;
  const others = ids.filter((each) => each !== id);
  return others.toSpliced(place, 0, id);
}
