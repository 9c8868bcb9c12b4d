/** One fault of a calendar file: where it is, what is wrong, and what to write instead. */
export interface CalendarProblem {
  /** "holidays[3].date"; "" for the whole file. */
  readonly path: string;
  readonly problem: string;
  readonly mend: string;
}

/**
 * Reads fields of unknown JSON, and collects every fault instead of stopping at the first, so that one import tells all
 * that has to be mended. A field that is faulty reads as undefined.
 */
export interface FieldReader {
  readonly problems: readonly CalendarProblem[];
  readonly fault: (path: string, problem: string, mend: string) => undefined;
  readonly object: (value: unknown, path: string) => Readonly<Record<string, unknown>> | undefined;
  readonly list: (value: unknown, path: string) => readonly unknown[];
  readonly text: (value: unknown, path: string) => string | undefined;
  readonly date: (value: unknown, path: string) => Temporal.PlainDate | undefined;
  readonly time: (value: unknown, path: string) => Temporal.PlainTime | undefined;
}

const DATE = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

export function fieldReader(): FieldReader {
  const problems: CalendarProblem[] = [];
  const fault = (path: string, problem: string, mend: string): undefined => {
    problems.push({ path, problem, mend });
  };
  return {
    problems,
    fault,
    object: (value, path) =>
      isObject(value) ? value : fault(path, `${show(value)} is no object`, 'Write an object: { ... }.'),
    list: (value, path) => {
      if (Array.isArray(value)) return value;
      fault(path, `${show(value)} is no list`, 'Write a list: [ ... ].');
      return [];
    },
    text: (value, path) =>
      typeof value === 'string' && value.trim() !== ''
        ? value.trim()
        : fault(path, `${show(value)} is no text`, 'Write a text in quotation marks.'),
    date: (value, path) =>
      readDate(value) ??
      fault(path, `${show(value)} is no date`, 'Write the day as YYYY-MM-DD, for example "2026-11-08".'),
    time: (value, path) =>
      readTime(value) ??
      fault(path, `${show(value)} is no time of day`, 'Write Indian time as HH:MM, for example "09:15".'),
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readDate(value: unknown): Temporal.PlainDate | undefined {
  const parts = typeof value === 'string' ? DATE.exec(value) : null;
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const found = Temporal.PlainDate.from({ year, month, day });
  // The 30th of February has silently become the 28th.
  return found.toString() === value ? found : undefined;
}

function readTime(value: unknown): Temporal.PlainTime | undefined {
  const parts = typeof value === 'string' ? TIME.exec(value) : null;
  return parts === null ? undefined : new Temporal.PlainTime(Number(parts[1]), Number(parts[2]));
}

function show(value: unknown): string {
  return value === undefined ? 'A missing value' : (JSON.stringify(value) ?? typeof value).slice(0, 80);
}
