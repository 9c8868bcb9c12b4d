-- By which face value a position's shares trade, in paise: another one overnight is a sign of a split or the like. Positions
-- that are open already learn it from the next list of listings.
alter table positions add column face_value bigint check (face_value > 0);
