-- Calendars that somebody imported, as they were read: each extends or corrects what the program brings.
create table calendar_files (
  id bigint generated always as identity primary key,
  file_name text not null,
  body jsonb not null,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  imported_at timestamptz not null
);
