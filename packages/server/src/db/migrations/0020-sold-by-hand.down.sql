drop index orders_sold_by_hand;
