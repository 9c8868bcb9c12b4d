import type { components } from './generated/schema.js';

type Schemas = components['schemas'];

export type Status = Schemas['Status'];
export type Me = Schemas['Me'];
export type BrokerAccount = Schemas['BrokerAccount'];
export type Freshness = Schemas['Freshness'];
export type Order = Schemas['Order'];
export type OrderPage = Schemas['OrderPage'];
export type OrderStatus = Order['status'];
export type OrderStatistics = Schemas['OrderStatistics'];
export type OrderEvent = Schemas['OrderEvent'];
export type Attempt = Schemas['Attempt'];
export type PlacementRun = Schemas['PlacementRun'];
export type PlacementRunRow = Schemas['PlacementRunRow'];
export type RecommendationsReceipt = Schemas['RecommendationsReceipt'];
export type StreamChange = Schemas['StreamChange'];
export type Problem = Schemas['Problem'];
