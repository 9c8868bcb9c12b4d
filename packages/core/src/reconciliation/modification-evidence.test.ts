import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { AcknowledgedValues, Command, LastSeen, OrderType } from '../orders/index.ts';
import { detectModification } from './detect-modification.ts';
import { at, commandOf, price, row } from './reconcile.test-support.ts';

const accepted: AcknowledgedValues = {
  quantity: 10,
  limitPrice: price(100),
  triggerPrice: null,
  orderType: 'limit',
};

interface Evidence {
  readonly name: string;
  readonly shown: Partial<BrokerOrder>;
  readonly before?: Partial<AcknowledgedValues>;
  readonly wanted?: OrderType;
  readonly commands?: readonly Command[];
  readonly seen?: Partial<LastSeen>;
  readonly actor: string | undefined;
}

const detect = ({ shown, before, wanted = 'limit', commands = [], seen }: Omit<Evidence, 'name' | 'actor'>) =>
  detectModification({
    row: row(1, shown),
    acknowledged: { ...accepted, ...before },
    wantedType: wanted,
    commands,
    seen: seen === undefined ? null : { ...row(1), confirmed: true, atMs: at('09:59'), ...seen },
  });
const asked = (requested: Partial<AcknowledgedValues>, changes: Partial<Command> = {}): Command => ({
  ...commandOf(1, 'modify', { requested, actor: 'user' }),
  ...(changes as object),
});
const dearer = { limitPrice: price(101) };

describe('the evidence of who changed an order', () => {
  it.each<Evidence>([
    { name: 'nothing changed', shown: {}, actor: undefined },
    { name: 'a mark without a change', shown: { modifiedByText: 'ABCDE1234F' }, actor: undefined },
    { name: 'a price left out', shown: { limitPrice: null, triggerPrice: null }, actor: undefined },
    { name: 'prices of zero', shown: { limitPrice: price(0), triggerPrice: price(0) }, actor: undefined },
    { name: 'a quantity', shown: { quantity: 11 }, actor: 'external' },
    { name: 'a limit', shown: dearer, actor: 'external' },
    { name: 'a trigger', shown: { triggerPrice: price(99) }, actor: 'external' },
    { name: 'a type', shown: { orderType: 'stop_loss' }, actor: 'external' },
    { name: 'what we asked for', shown: dearer, commands: [asked(dearer)], actor: 'user' },
    {
      name: 'what we asked for, without an answer',
      shown: dearer,
      commands: [asked(dearer, { state: 'unconfirmed' })],
      actor: 'user',
    },
    {
      name: 'what we asked for and was refused',
      shown: dearer,
      commands: [asked(dearer, { state: 'refused' })],
      actor: 'external',
    },
    {
      name: 'less than we asked for',
      shown: dearer,
      commands: [asked({ ...dearer, quantity: 12 })],
      actor: 'external',
    },
    {
      name: 'more than we asked for',
      shown: { ...dearer, quantity: 12 },
      commands: [asked(dearer)],
      actor: 'external',
    },
    {
      name: 'back to what was placed',
      shown: {},
      before: dearer,
      commands: [commandOf(1, 'place')],
      actor: 'external',
    },
    {
      name: 'a stop order at work, without another price',
      shown: {},
      wanted: 'stop_loss',
      before: { orderType: 'stop_loss', triggerPrice: price(99) },
      actor: 'broker',
    },
    {
      name: 'a stop order at work, at another price',
      shown: dearer,
      wanted: 'stop_loss',
      before: { orderType: 'stop_loss' },
      actor: 'external',
    },
    {
      name: 'the trigger of a stop order at the market',
      shown: { orderType: 'stop_loss_market', triggerPrice: price(98) },
      wanted: 'stop_loss_market',
      before: { orderType: 'stop_loss_market', triggerPrice: price(99) },
      actor: 'external',
    },
    {
      name: 'a stop order that became a market order',
      shown: { orderType: 'market' },
      wanted: 'stop_loss',
      before: { orderType: 'stop_loss' },
      actor: 'external',
    },
    {
      name: 'a stop order at the market, protected by a limit',
      shown: dearer,
      wanted: 'stop_loss_market',
      before: { orderType: 'stop_loss_market', limitPrice: null },
      actor: 'broker',
    },
    {
      name: 'a stop order at the market that was triggered',
      shown: { orderType: 'market' },
      wanted: 'stop_loss_market',
      before: { orderType: 'stop_loss_market' },
      actor: 'broker',
    },
    {
      name: 'the limit that protects a market order',
      shown: dearer,
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      actor: 'broker',
    },
    {
      name: 'a limit beside a market order that is called one still',
      shown: { ...dearer, orderType: 'market' },
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      actor: 'broker',
    },
    {
      name: 'the same, where a mark has gone',
      shown: dearer,
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      seen: { modifiedByText: 'ABCDE1234F' },
      actor: 'broker',
    },
    {
      name: 'a market order that became a stop order',
      shown: { orderType: 'stop_loss' },
      wanted: 'market',
      before: { orderType: 'market' },
      actor: 'external',
    },
    {
      name: 'the same, under a mark of a login',
      shown: { ...dearer, modifiedByText: 'ABCDE1234F' },
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      actor: 'external',
    },
    {
      name: 'the same, under another mark than before',
      shown: { ...dearer, modifiedByText: 'ABCDE1234F' },
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      seen: { modifiedByText: 'FGHIJ5678K' },
      actor: 'external',
    },
    {
      name: 'the same, under a mark that was there before',
      shown: { ...dearer, modifiedByText: 'ABCDE1234F' },
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      seen: { modifiedByText: 'ABCDE1234F' },
      actor: 'broker',
    },
    {
      name: 'the protecting limit with another quantity',
      shown: { ...dearer, quantity: 11 },
      wanted: 'market',
      before: { orderType: 'market', limitPrice: null },
      actor: 'external',
    },
  ])('$name: $actor', ({ actor, ...evidence }) => {
    expect(detect(evidence)?.actor).toBe(actor);
  });

  it('names every value that changed, from and to, and all that hold now', () => {
    expect(detect({ shown: { quantity: 12, ...dearer, triggerPrice: price(99) } })).toEqual({
      values: { quantity: 12, limitPrice: price(101), triggerPrice: price(99), orderType: 'limit' },
      actor: 'external',
      command: null,
      changes: {
        quantity: { from: 10, to: 12 },
        limitPrice: { from: price(100), to: price(101) },
        triggerPrice: { from: null, to: price(99) },
      },
    });
  });

  it('the latest of our requests that explains it is the one', () => {
    const first = asked(dearer);
    const second = asked(dearer);
    expect(detect({ shown: dearer, commands: [first, second] })?.command).toBe(second);
  });
});
