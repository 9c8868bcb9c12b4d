drop index orders_user_reason_code;
