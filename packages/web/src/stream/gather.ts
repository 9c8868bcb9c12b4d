interface Pace {
  /** What comes after a quiet time is handed over this soon, together with what comes with it. */
  readonly firstMs: number;
  /** After that, at most once in this time. */
  readonly everyMs: number;
}

/** Collects ids for a while, then hands them over together. */
export function createGatherer({ firstMs, everyMs }: Pace, flush: (ids: readonly string[]) => void) {
  const gathered = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;
  return {
    add(id: string): void {
      gathered.add(id);
      timer ??= setTimeout(
        () => {
          timer = undefined;
          flushedAt = performance.now();
          const ids = [...gathered];
          gathered.clear();
          flush(ids);
        },
        Math.max(firstMs, flushedAt + everyMs - performance.now()),
      );
    },
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
      gathered.clear();
    },
  };
}
