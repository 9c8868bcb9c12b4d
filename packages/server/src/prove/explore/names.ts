import { type BrokerOrderId, type ClientTag, makeClientTag, parseBrokerOrderId } from '@orderwatch/core';
import type { Ids } from '../../ids.ts';

/** Names are functions of what they name, so that the same state reached on two ways is one state. */
export const NO_IDS: Ids = { next: (prefix) => `${prefix}_unnamed` };

export function tagOf(orderId: string, attempt: number): ClientTag {
  const order = orderId.charCodeAt(orderId.length - 1);
  return makeClientTag('EX', new Uint8Array([order, attempt, 1, 2, 3, 4, 64]));
}

export function numberOf(place: number): BrokerOrderId {
  const number = parseBrokerOrderId(`2608210000${String(place).padStart(5, '0')}`);
  if (number === undefined) throw new Error(`No number of ${place}`);
  return number;
}
