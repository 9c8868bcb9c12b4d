/** As few of these as still fail, by leaving out halves, then quarters, then single ones; of so many tries at most. */
export async function fewest(
  all: readonly number[],
  fails: (keep: readonly number[]) => Promise<boolean>,
  mostTries: number,
): Promise<readonly number[]> {
  let keep = all;
  let tries = 0;
  for (let size = Math.ceil(keep.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < keep.length && tries < mostTries; ) {
      const fewer = [...keep.slice(0, from), ...keep.slice(from + size)];
      tries += 1;
      if (await fails(fewer)) keep = fewer;
      else from += size;
    }
  }
  return keep;
}
