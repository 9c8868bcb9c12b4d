-- A row of the earlier system is kept as the text that stood there, its numbers spelled as they were, instead of taken apart and
-- written anew. Of a large import that was a part of the database's work, too.
alter table legacy_rows alter column original type json using original::json;
