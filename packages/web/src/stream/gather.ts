/** Collects ids for a while after the first, then hands them over together. */
export function createGatherer(waitMs: number, flush: (ids: readonly string[]) => void) {
  const gathered = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(id: string): void {
      gathered.add(id);
      timer ??= setTimeout(() => {
        timer = undefined;
        const ids = [...gathered];
        gathered.clear();
        flush(ids);
      }, waitMs);
    },
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
      gathered.clear();
    },
  };
}
