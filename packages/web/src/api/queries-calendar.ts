import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './generated/schema.js';

export type CalendarFilePlan = components['schemas']['CalendarFilePlan'];

interface CalendarFile {
  readonly file_name: string;
  readonly text: string;
}

export const calendarQuery = queryOptions({
  queryKey: ['settings', 'calendar'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/calendar', { signal })),
});

export function checkCalendarFile(body: CalendarFile) {
  return bodyOf(api.POST('/api/v1/installation/calendar/check', { body }));
}

export function keepCalendarFile(body: CalendarFile & { readonly version: string }) {
  return bodyOf(api.POST('/api/v1/installation/calendar', { body }));
}
