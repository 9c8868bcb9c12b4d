import { covers, type TradingCalendar } from './calendar.ts';
import type { CalendarProblem } from './calendar-reader.ts';

/** What a calendar must satisfy beyond the form of its fields. An empty list means that it can be used. */
export function checkCalendar(calendar: TradingCalendar): readonly CalendarProblem[] {
  return [
    ...checkCoverage(calendar),
    ...checkDays(calendar),
    ...checkHours(calendar),
    ...checkRules(calendar),
  ];
}

function checkCoverage({ firstDay, lastDay, holidays }: TradingCalendar): readonly CalendarProblem[] {
  if (Temporal.PlainDate.compare(firstDay, lastDay) > 0) {
    return [
      { path: 'coverage', problem: `${lastDay} is before ${firstDay}`, mend: 'Exchange "from" and "to".' },
    ];
  }
  // A year without a holiday is a forgotten list, and would place orders on days on which nobody trades.
  const wholeYear = firstDay.until(lastDay).days >= 300;
  if (!wholeYear || holidays.size > 0) return [];
  return [
    {
      path: 'holidays',
      problem: 'No holiday in a whole year',
      mend: "Add the exchange's list of trading holidays.",
    },
  ];
}

function checkDays(calendar: TradingCalendar): readonly CalendarProblem[] {
  const { holidays, specialSessions, firstDay, lastDay } = calendar;
  const outside = [...holidays.keys(), ...specialSessions.keys()]
    .filter((day) => !covers(calendar, Temporal.PlainDate.from(day)))
    .map((day) => ({
      path: holidays.has(day) ? 'holidays' : 'special_sessions',
      problem: `${day} lies outside the coverage, ${firstDay} to ${lastDay}`,
      mend: 'Correct the day, or widen the coverage if the whole of the added time is listed.',
    }));
  const both = [...specialSessions.keys()]
    .filter((day) => holidays.has(day))
    .map((day) => ({
      path: 'special_sessions',
      problem: `${day} is a holiday as well`,
      mend: 'Keep it among the special sessions if there is trading, else among the holidays.',
    }));
  return [...outside, ...both];
}

function checkHours({ specialSessions, phases }: TradingCalendar): readonly CalendarProblem[] {
  const sessions = [...specialSessions].map(([day, { open, close }]) => ({
    path: `special_sessions ${day}`,
    from: open,
    to: close,
  }));
  const rules = phases.map(({ name, from, until }, index) => ({
    path: `phases[${index}] ${name}`,
    from,
    to: until,
  }));
  return [...sessions, ...rules]
    .filter(({ from, to }) => Temporal.PlainTime.compare(from, to) >= 0)
    .map(({ path, from, to }) => ({
      path,
      problem: `It ends at ${to}, not after it begins at ${from}`,
      mend: 'Correct the hours; a phase lies within one day.',
    }));
}

function checkRules({ phases, amoWindows, firstDay }: TradingCalendar): readonly CalendarProblem[] {
  const holdsFromTheStart = (rule: { readonly effectiveFrom: Temporal.PlainDate }) =>
    Temporal.PlainDate.compare(rule.effectiveFrom, firstDay) <= 0;
  const continuous = phases.some(
    (rule) =>
      rule.name === 'continuous' &&
      rule.scope === 'all' &&
      rule.effectiveUntil === null &&
      holdsFromTheStart(rule),
  );
  const problems: CalendarProblem[] = continuous
    ? []
    : [
        {
          path: 'phases',
          problem: `No continuous trading for all instruments in force on ${firstDay} and after`,
          mend: 'Add a phase "continuous" without "applies_to" and "effective_until".',
        },
      ];
  if (!amoWindows.some(holdsFromTheStart)) {
    problems.push({
      path: 'amo_windows',
      problem: `No AMO window in force on ${firstDay}`,
      mend: 'Add a window for each segment, with "effective_from" not after the first day.',
    });
  }
  return problems;
}
