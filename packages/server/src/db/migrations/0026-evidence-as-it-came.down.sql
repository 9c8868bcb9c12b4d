-- The hash covers the text that is kept, and jsonb spells some texts otherwise.
alter table evidence alter column payload type jsonb using payload::jsonb;
update evidence set sha256 = sha256(convert_to(payload::text, 'UTF8')) where payload is not null;
