import { Button, FileInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { harmless } from '../../api/failures.ts';
import { calendarQuery, checkCalendarFile, keepCalendarFile } from '../../api/queries-calendar.ts';
import { formatDay } from '../../format/time.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from '../sections.module.css';
import { PlannedDays } from './planned-days.tsx';
import { calendarImport as words } from './strings.ts';

/** A file is looked at first; what it changes is kept by a second step. */
export function ImportCalendar() {
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({
    meta: harmless,
    mutationFn: async (chosen: File) => {
      const read = { file_name: chosen.name, text: await chosen.text() };
      return { read, plan: await checkCalendarFile(read) };
    },
  });
  const keep = useMutation({
    mutationFn: ({ read, plan }: NonNullable<typeof check.data>) =>
      keepCalendarFile({ ...read, version: plan.version }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: calendarQuery.queryKey });
      setFile(null);
      check.reset();
    },
  });
  const looked = check.data;
  return (
    <Panel title={words.title}>
      <p>
        {words.how} <a href={words.source}>{words.sourceName}</a>
      </p>
      <form
        className={styles.file}
        onSubmit={(event) => {
          event.preventDefault();
          if (file) check.mutate(file);
        }}
      >
        <FileInput
          label={words.file}
          placeholder={words.choose}
          accept=".json,application/json"
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          value={file}
          onChange={(picked) => {
            setFile(picked);
            check.reset();
            keep.reset();
          }}
        />
        {!looked && (
          <Button type="submit" disabled={!file} loading={check.isPending}>
            {words.look}
          </Button>
        )}
      </form>
      {check.error && <ProblemNotice error={check.error} title={words.refused} />}
      {looked && (
        <>
          <p>
            {words.covers(formatDay(looked.plan.first_day), formatDay(looked.plan.last_day))}{' '}
            {words.reaches(formatDay(looked.plan.reaches_until))}
          </p>
          <PlannedDays changes={looked.plan.changes} />
          <Button loading={keep.isPending} onClick={() => keep.mutate(looked)}>
            {words.keep}
          </Button>
        </>
      )}
      {keep.error && <ProblemNotice error={keep.error} title={words.notKept} />}
      {keep.data && <p role="status">{keep.data.changed ? words.kept : words.same}</p>}
    </Panel>
  );
}
