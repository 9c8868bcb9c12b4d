import type { AccountLedger } from '../accounts/account-ledger.ts';
import type { Answer, InstrumentSeed, OrderSource, PlaceRequest, SimOrder } from '../types.ts';
import { type BrokerWorld, currentTradingDay } from '../world.ts';
import { holdAmo } from './hold-amo.ts';
import { refuseValues, TAG_NOT_UNIQUE, UNKNOWN_INSTRUMENT } from './refuse-request.ts';
import { sendOrder } from './send-order.ts';
import { generatedTag } from './tags.ts';

/** Takes a new order: refuses nonsense at once, acknowledges the rest, and lets it walk. */
export function placeOrder(
  world: BrokerWorld,
  ucc: string,
  request: PlaceRequest,
  source: OrderSource,
): Answer {
  const answer = answerPlacement(world, world.account(ucc), request, source);
  world.requests.push({
    atMs: Math.floor(world.clock.nowMs()),
    ucc,
    source,
    kind: 'place',
    tag: request.tag,
    orderNumber: answer.kind === 'acknowledged' ? answer.orderNumber : null,
    values: request,
    answer,
  });
  return answer;
}

function answerPlacement(
  world: BrokerWorld,
  account: AccountLedger,
  request: PlaceRequest,
  source: OrderSource,
): Answer {
  const instrument = world.find(request.segment, request.tradingSymbol);
  if (!instrument) return UNKNOWN_INSTRUMENT;
  const refused = refuseValues(request);
  if (refused) return refused;
  if (request.tag !== null) {
    if (account.usedTags.has(request.tag)) return TAG_NOT_UNIQUE;
    account.usedTags.add(request.tag);
  }
  const order = openOrder(world, account, instrument, request, source);
  if (request.amo) holdAmo(world, order, instrument);
  else sendOrder(world, order.orderNumber, 'own');
  return { kind: 'acknowledged', orderNumber: order.orderNumber };
}

function openOrder(
  world: BrokerWorld,
  account: AccountLedger,
  instrument: InstrumentSeed,
  request: PlaceRequest,
  source: OrderSource,
): SimOrder {
  const nowMs = Math.floor(world.clock.nowMs());
  const orderNumber = world.nextOrderNumber(nowMs);
  const draft = {
    orderNumber,
    ucc: account.setup.ucc,
    side: request.side,
    instrument: world.prices.listed(instrument, currentTradingDay(world)),
    product: request.product,
    amo: request.amo,
    atExchange: false,
    source,
    vanished: false,
    quantity: request.quantity,
    disclosedQuantity: request.disclosedQuantity,
    pricePaise: request.pricePaise,
    triggerPaise: request.triggerPaise,
    orderType: request.orderType,
    validity: request.validity,
    filled: 0,
    cancelled: 0,
    openQuantity: request.quantity,
    averagePrice: '0.00',
    exchangeOrderId: null,
    rejectReason: null,
    tag: request.tag ?? generatedTag(world.seed, orderNumber, account.setup.pan, nowMs),
    modifiedBy: null,
    enteredAtMs: nowMs,
    exchangeConfirmedAtMs: null,
  };
  return world.ledger.open(draft, request.amo ? 'after market order req received' : 'put order req received');
}
