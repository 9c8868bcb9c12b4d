import { useSearchParams } from 'react-router';

const NAME = 'day';

/** The day that the address names, so that a look at it can be shared; where it names none of these, the usual one. */
export function useChosenDay(
  days: readonly string[],
  usual: string,
): readonly [day: string, choose: (day: string) => void] {
  const [params, setParams] = useSearchParams();
  const named = params.get(NAME);
  const day = named !== null && days.includes(named) ? named : usual;
  const choose = (next: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(NAME, next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [day, choose];
}
