import { err, ok, type Result } from '../result.ts';
import {
  AMO_SEGMENTS,
  type AmoWindowRule,
  type PhaseRule,
  SESSION_PHASES,
  type SpecialSession,
  type TradingCalendar,
} from './calendar.ts';
import { type CalendarProblem, type FieldReader, fieldReader, isObject } from './calendar-reader.ts';
import { checkCalendar } from './check-calendar.ts';

/**
 * Reads a calendar from JSON and checks it whole; every fault is reported with its place and how to mend it.
 *
 * `inherit` lends its phases and AMO windows to a file that brings only days, so that next year's list of holidays is
 * enough. Unknown keys (notes, sources) are ignored.
 */
export function parseCalendar(
  source: unknown,
  inherit?: TradingCalendar,
): Result<TradingCalendar, readonly CalendarProblem[]> {
  const reader = fieldReader();
  const root = reader.object(source, '');
  if (root === undefined) return err(reader.problems);
  const coverage = reader.object(root.coverage, 'coverage') ?? {};
  const firstDay = reader.date(coverage.from, 'coverage.from');
  const lastDay = reader.date(coverage.to, 'coverage.to');
  const exchange = reader.text(root.exchange, 'exchange');
  const holidays = readHolidays(reader, root.holidays);
  const { specialSessions, shut } = readSpecialSessions(reader, root.special_sessions ?? []);
  const settlement = isObject(root.settlement_holidays)
    ? root.settlement_holidays.dates
    : root.settlement_holidays;
  for (const [index, date] of reader.list(settlement ?? [], 'settlement_holidays').entries()) {
    const day = reader.date(date, `settlement_holidays[${index}]`);
    if (day !== undefined) shut.add(day.toString());
  }
  const phases =
    root.phases === undefined && inherit !== undefined ? inherit.phases : readPhases(reader, root.phases);
  const amoWindows =
    root.amo_windows === undefined && inherit !== undefined
      ? inherit.amoWindows
      : readAmoWindows(reader, root.amo_windows, firstDay);
  if (reader.problems.length > 0 || !firstDay || !lastDay || !exchange) return err(reader.problems);

  const calendar: TradingCalendar = {
    exchange,
    firstDay,
    lastDay,
    holidays,
    specialSessions,
    phases,
    amoWindows,
    settlementHolidays: shut,
  };
  const problems = checkCalendar(calendar);
  return problems.length === 0 ? ok(calendar) : err(problems);
}

function readHolidays(reader: FieldReader, source: unknown): ReadonlyMap<string, string> {
  const holidays = new Map<string, string>();
  for (const [index, entry] of reader.list(source, 'holidays').entries()) {
    const path = `holidays[${index}]`;
    const row = reader.object(entry, path) ?? {};
    const day = reader.date(row.date, `${path}.date`)?.toString();
    const name = reader.text(row.name, `${path}.name`);
    if (day === undefined || name === undefined) continue;
    if (holidays.has(day)) reader.fault(`${path}.date`, `${day} stands twice`, 'Remove one of the two.');
    holidays.set(day, name);
  }
  return holidays;
}

function readSpecialSessions(reader: FieldReader, source: unknown) {
  const specialSessions = new Map<string, SpecialSession>();
  const shut = new Set<string>();
  for (const [index, entry] of reader.list(source, 'special_sessions').entries()) {
    const path = `special_sessions[${index}]`;
    const row = reader.object(entry, path) ?? {};
    const day = reader.date(row.date, `${path}.date`)?.toString();
    const name = reader.text(row.name, `${path}.name`);
    const open = reader.time(row.open, `${path}.open`);
    const close = reader.time(row.close, `${path}.close`);
    if (day === undefined || name === undefined || open === undefined || close === undefined) continue;
    if (specialSessions.has(day))
      reader.fault(`${path}.date`, `${day} stands twice`, 'Remove one of the two.');
    specialSessions.set(day, { name, open, close });
    if (row.settlement === 'closed') shut.add(day);
  }
  return { specialSessions, shut };
}

const SCOPES: Readonly<Record<string, PhaseRule['scope']>> = {
  all: 'all',
  with_derivatives: 'with_derivatives',
  without_derivatives: 'without_derivatives',
  'instruments with derivatives': 'with_derivatives',
  'instruments without derivatives': 'without_derivatives',
};

function readPhases(reader: FieldReader, source: unknown): readonly PhaseRule[] {
  return reader.list(source, 'phases').flatMap((entry, index) => {
    const path = `phases[${index}]`;
    const row = reader.object(entry, path) ?? {};
    const name = SESSION_PHASES.find((known) => known === row.name);
    const scope = SCOPES[String(row.applies_to ?? 'all')];
    const effectiveFrom = reader.date(row.effective_from, `${path}.effective_from`);
    const until = row.effective_until ?? null;
    const effectiveUntil = until === null ? null : reader.date(until, `${path}.effective_until`);
    const from = reader.time(row.from, `${path}.from`);
    const to = reader.time(row.to, `${path}.to`);
    if (name === undefined) {
      reader.fault(`${path}.name`, 'No known phase', `Write one of: ${SESSION_PHASES.join(', ')}.`);
    }
    if (scope === undefined) {
      reader.fault(
        `${path}.applies_to`,
        'No known scope',
        `Write one of: ${Object.keys(SCOPES).join(', ')}.`,
      );
    }
    const whole = name && scope && effectiveFrom && effectiveUntil !== undefined && from && to;
    return whole ? [{ name, scope, effectiveFrom, effectiveUntil, from, until: to }] : [];
  });
}

/** A list of dated rules, or per broker the plain pair of times: `{"kotak": {"nse_cash": ["15:45", "08:57"]}}`. */
function readAmoWindows(
  reader: FieldReader,
  source: unknown,
  firstDay: Temporal.PlainDate | undefined,
): readonly AmoWindowRule[] {
  const rows = isObject(source) ? pairsAsRows(source, firstDay) : reader.list(source, 'amo_windows');
  return rows.flatMap((entry, index) => {
    const path = `amo_windows[${index}]`;
    const row = reader.object(entry, path) ?? {};
    const segment = AMO_SEGMENTS.find((known) => known === row.segment);
    const effectiveFrom = reader.date(row.effective_from, `${path}.effective_from`);
    const opens = reader.time(row.opens, `${path}.opens`);
    const closes = reader.time(row.closes, `${path}.closes`);
    if (segment === undefined) {
      reader.fault(`${path}.segment`, 'No known segment', `Write one of: ${AMO_SEGMENTS.join(', ')}.`);
    }
    return segment && effectiveFrom && opens && closes ? [{ segment, effectiveFrom, opens, closes }] : [];
  });
}

function pairsAsRows(source: Readonly<Record<string, unknown>>, firstDay: Temporal.PlainDate | undefined) {
  const byBroker = isObject(source.kotak) ? source.kotak : source;
  return AMO_SEGMENTS.map((segment) => {
    const pair = byBroker[segment.replace('_cm', '_cash')];
    const [opens, closes]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    return { segment, effective_from: firstDay?.toString(), opens, closes };
  });
}
