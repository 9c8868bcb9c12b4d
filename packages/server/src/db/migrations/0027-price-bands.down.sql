drop table price_bands;
