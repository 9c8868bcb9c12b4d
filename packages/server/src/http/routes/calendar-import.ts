import { keepPlannedCalendar } from '../../calendar/import-calendar.ts';
import { type CalendarImportError, planCalendarImport } from '../../calendar/plan-calendar-import.ts';
import type { HttpDeps } from '../deps.ts';
import { realUser } from '../guards/real-user.ts';
import { Problem } from '../problems.ts';
import {
  calendarFile,
  calendarFilePlan,
  calendarFileWish,
  calendarImported,
} from '../schemas/calendar-import.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const PATH = '/api/v1/installation/calendar';
const tags = ['installation'];
const DEMO = {
  detail: 'The demo keeps to the calendar that the program brings.',
  mend: 'Set up your user with the set-up token first, then import the calendar.',
};

/** The trading days hold for every account of the installation: a person looks at what a file changes, then keeps it. */
export function calendarImportRoutes(app: Api, { db, realTime }: Pick<HttpDeps, 'db' | 'realTime'>): void {
  app.post(
    `${PATH}/check`,
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'What a calendar file would change; nothing is kept',
        body: calendarFile,
        querystring: noQuery,
        response: { 200: calendarFilePlan, ...faults },
      },
    },
    async (request) => {
      realUser(request, DEMO);
      const planned = await planCalendarImport(db, request.body.text);
      if (!planned.ok) throw refusal(planned.error);
      const { addition, extended, changes, version } = planned.value;
      return {
        version,
        first_day: addition.firstDay.toString(),
        last_day: addition.lastDay.toString(),
        reaches_until: extended.lastDay.toString(),
        changes: changes.map((change) => ({ ...change })),
      };
    },
  );

  app.post(
    PATH,
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Keep a calendar file that was looked at',
        description:
          'With the version that the check named: when the calendar was changed meanwhile, nothing is kept. It holds from the next start of the program.',
        body: calendarFileWish,
        querystring: noQuery,
        response: { 200: calendarImported, ...faults },
      },
    },
    async (request) => {
      realUser(request, DEMO);
      const { file_name: fileName, text, version } = request.body;
      const planned = await planCalendarImport(db, text);
      if (!planned.ok) throw refusal(planned.error);
      if (planned.value.version !== version) throw otherVersion();
      return keepPlannedCalendar(db, planned.value, { fileName, nowMs: realTime.nowMs() });
    },
  );
}

function refusal(error: CalendarImportError): Problem {
  if (error.kind === 'no_json') {
    return new Problem('invalid_request', {
      detail: 'The file is no JSON. Nothing was kept.',
      errors: [{ path: 'body.text', message: error.why }],
    });
  }
  return new Problem('invalid_request', {
    detail: 'The calendar cannot be taken over as it is. Nothing was kept.',
    errors: error.problems.map(({ path, problem, mend }) => ({
      path: 'body.text',
      message: `${path || 'the file'}: ${problem}. ${mend}`,
    })),
  });
}

function otherVersion(): Problem {
  return new Problem('wrong_state', {
    reason: 'calendar_changed',
    detail: 'Another calendar was imported since you looked, or the file is another one. Nothing was kept.',
    mend: 'Look at what the file changes once more.',
  });
}
