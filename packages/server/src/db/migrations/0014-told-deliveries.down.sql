drop index notice_deliveries_told;
