drop table calendar_files;
