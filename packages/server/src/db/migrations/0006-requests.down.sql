drop table desk_requests;
