/** Runs one piece of work at a time, and lets those who ask meanwhile share it. */
export interface Coalescer<T> {
  /** Joins the one under way, else begins one. */
  join(): Promise<T>;
  /** One that begins after this call: whoever needs to know what is true from now on. Such calls share the next one. */
  fresh(): Promise<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createCoalescer<T>(perform: () => Promise<T>): Coalescer<T> {
  let running: Promise<T> | undefined;
  let following: Promise<T> | undefined;

  function begin(): Promise<T> {
    const mine = perform().finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return mine;
  }

  return {
    join: () => running ?? begin(),
    fresh() {
      if (running === undefined) return begin();
      following ??= running
        .catch(() => undefined)
        .then(() => {
          following = undefined;
          return running ?? begin();
        });
      return following;
    },
    async idle() {
      while (running !== undefined || following !== undefined) {
        await Promise.allSettled([running, following]);
      }
    },
  };
}
