drop table notification_channels, notification_preferences, notice_deliveries, notices;
