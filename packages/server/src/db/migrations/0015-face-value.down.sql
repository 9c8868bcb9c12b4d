alter table positions drop column face_value;
