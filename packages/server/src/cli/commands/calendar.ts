import { basename } from 'node:path';
import { realClock } from '@orderwatch/clock';
import {
  coverageWarning,
  dayText,
  instant,
  istDate,
  nextTradingDay,
  type TradingCalendar,
  tradingDayKind,
} from '@orderwatch/core';
import type { Command } from 'commander';
import { type ImportedCalendar, importCalendar } from '../../calendar/import-calendar.ts';
import { loadCalendar } from '../../calendar/load-calendar.ts';
import type { CalendarImportError } from '../../calendar/plan-calendar-import.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, withDatabase } from '../command-context.ts';
import { readNamedFile } from '../read-named-file.ts';

export function addCalendarCommands(program: Command, context: CommandContext): void {
  const calendar = program.command('calendar').description('the trading calendar');
  calendar
    .command('check')
    .description('what it knows of a day, and how far it reaches; exit code 1 when it does not reach')
    .argument('[day]', 'YYYY-MM-DD; today in India by default')
    .option('--json', 'answer in JSON')
    .action(async (text: string | undefined, flags: { readonly json?: boolean }) => {
      const day = readDay(text);
      const known = await withDatabase(context, ({ database }) => loadCalendar(database.db));
      const checked = checkCalendar(known.calendar, day);
      answer(context, flags.json, checked, () => describe(checked));
      if (checked.kind === 'outside_coverage' || checked.warning === 'ended')
        throw new CommandFailure(EXIT.failed, '');
    });
  calendar
    .command('import')
    .description(
      "reads the exchange's list of holidays, or a whole calendar; the later file corrects the earlier",
    )
    .requiredOption(
      '--file <path>',
      "the JSON file: the exchange's holiday-master, or a calendar of docs/calendar.md",
    )
    .option('--json', 'answer in JSON')
    .action(async ({ file, json }: { readonly file: string; readonly json?: boolean }) => {
      const text = (await readNamedFile(context, file)).toString('utf8');
      await withDatabase(context, async ({ database }) => {
        const nowMs = realClock.nowMs();
        const imported = await importCalendar(database.db, { fileName: basename(file), text, nowMs });
        if (!imported.ok) throw new CommandFailure(EXIT.refused, refusal(file, imported.error));
        answer(context, json, imported.value, () => describeImport(imported.value));
      });
    });
}

function describeImport(imported: ImportedCalendar): string {
  const { first_day, last_day, holidays, special_sessions, reaches_until, changed } = imported;
  return [
    `${first_day} to ${last_day}: holidays ${holidays}, special sessions ${special_sessions}.`,
    `The calendar reaches until ${reaches_until}.`,
    changed
      ? 'A desk that is running takes it over when it is started again.'
      : 'It is the file that was imported last: nothing has changed.',
  ].join('\n');
}

function refusal(file: string, error: CalendarImportError): string {
  if (error.kind === 'no_json') return `${file} is no JSON: ${error.why}`;
  const faults = error.problems.map(
    ({ path, problem, mend }) => `  ${path || 'the file'}: ${problem}. ${mend}`,
  );
  return [`${file} cannot be taken over; nothing was changed.`, ...faults].join('\n');
}

type Checked = ReturnType<typeof checkCalendar>;

function checkCalendar(calendar: TradingCalendar, day: Temporal.PlainDate) {
  const kind = tradingDayKind(calendar, day);
  const next = nextTradingDay(calendar, day);
  const warning = coverageWarning(calendar, instant(realClock.nowMs()));
  return {
    day: day.toString(),
    kind: kind.kind,
    name: kind.kind === 'holiday' ? kind.name : kind.kind === 'open' ? (kind.special?.name ?? null) : null,
    next_trading_day: next.ok ? next.value.toString() : null,
    first_day: calendar.firstDay.toString(),
    last_day: calendar.lastDay.toString(),
    warning: warning?.kind ?? null,
  };
}

const KINDS: Readonly<Record<Checked['kind'], string>> = {
  open: 'a trading day',
  holiday: 'a holiday',
  weekend: 'a weekend',
  outside_coverage: 'unknown to the calendar',
};

function describe(checked: Checked): string {
  const day = dayText(Temporal.PlainDate.from(checked.day));
  const lines = [
    `${day} is ${KINDS[checked.kind]}${checked.name === null ? '' : ` (${checked.name})`}.`,
    `Next trading day: ${checked.next_trading_day ?? 'unknown'}.`,
    `The calendar reaches from ${checked.first_day} to ${checked.last_day}.`,
  ];
  if (checked.warning !== null)
    lines.push(
      'Import the next year (orderwatch calendar import --file F): nothing is placed beyond the end.',
    );
  return lines.join('\n');
}

function readDay(text: string | undefined): Temporal.PlainDate {
  if (text === undefined) return istDate(realClock.nowMs());
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new CommandFailure(EXIT.usage, `"${text}" is not a day. Write it as 2026-08-21.`);
  }
}
