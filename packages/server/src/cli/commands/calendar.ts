import { realClock } from '@orderwatch/clock';
import {
  coverageWarning,
  dayText,
  instant,
  istDate,
  nextTradingDay,
  nseCalendar2026,
  tradingDayKind,
} from '@orderwatch/core';
import type { Command } from 'commander';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT } from '../command-context.ts';

export function addCalendarCommands(program: Command, context: CommandContext): void {
  program
    .command('calendar')
    .description('the trading calendar')
    .command('check')
    .description('what it knows of a day, and how far it reaches; exit code 1 when it does not reach')
    .argument('[day]', 'YYYY-MM-DD; today in India by default')
    .option('--json', 'answer in JSON')
    .action((text: string | undefined, flags: { readonly json?: boolean }) => {
      const checked = checkCalendar(readDay(text));
      answer(context, flags.json, checked, () => describe(checked));
      if (checked.kind === 'outside_coverage' || checked.warning === 'ended')
        throw new CommandFailure(EXIT.failed, '');
    });
}

type Checked = ReturnType<typeof checkCalendar>;

function checkCalendar(day: Temporal.PlainDate) {
  const calendar = nseCalendar2026();
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
    lines.push('Import the next year before it ends: nothing is placed beyond it.');
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
