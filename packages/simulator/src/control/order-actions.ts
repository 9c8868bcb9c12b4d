import { BadControlRequest, type ControlAction, type ControlDeps } from './control-action.ts';
import {
  accountSchema,
  cancelSchema,
  correctionSchema,
  modifySchema,
  moneySchema,
  placeSchema,
} from './order-schemas.ts';

/** What people do: in the broker's mobile app, and with their money. */
export const orderActions: readonly ControlAction[] = [
  {
    method: 'POST',
    path: '/orders/place',
    run(deps, request) {
      const body = request.body(placeSchema);
      mustExist(deps, body.ucc);
      const placed = {
        segment: body.segment,
        tradingSymbol: body.trading_symbol,
        side: body.side,
        orderType: body.order_type,
        product: body.product,
        validity: body.validity,
        quantity: body.quantity,
        disclosedQuantity: body.disclosed_quantity,
        pricePaise: body.price,
        triggerPaise: body.trigger,
        amo: body.amo,
        tag: null,
      };
      return deps.simulator.broker.place(body.ucc, placed, body.source);
    },
  },
  {
    method: 'POST',
    path: '/orders/modify',
    run(deps, request) {
      const { ucc, source, order_number, quantity, price, trigger, order_type, validity } =
        request.body(modifySchema);
      mustExist(deps, ucc);
      const change = {
        ...(quantity === undefined ? {} : { quantity }),
        ...(price === undefined ? {} : { pricePaise: price }),
        ...(trigger === undefined ? {} : { triggerPaise: trigger }),
        ...(order_type === undefined ? {} : { orderType: order_type }),
        ...(validity === undefined ? {} : { validity }),
      };
      return deps.simulator.broker.modify(ucc, order_number, change, source);
    },
  },
  {
    method: 'POST',
    path: '/orders/cancel',
    run(deps, request) {
      const { ucc, source, order_number, amo } = request.body(cancelSchema);
      mustExist(deps, ucc);
      return deps.simulator.broker.cancel(ucc, order_number, { amo }, source);
    },
  },
  {
    method: 'POST',
    path: '/trades/correct',
    run(deps, request) {
      const { ucc, trade_id: tradeId, price } = request.body(correctionSchema);
      mustExist(deps, ucc);
      const { broker } = deps.simulator;
      const isKnown = broker.trades(ucc).some((trade) => trade.tradeId === tradeId);
      if (!isKnown) throw new BadControlRequest(`no trade ${tradeId} today`);
      broker.correctTrade(ucc, tradeId, price);
    },
  },
  {
    method: 'POST',
    path: '/deposit',
    run(deps, request) {
      const { ucc, amount } = request.body(moneySchema);
      mustExist(deps, ucc);
      deps.simulator.broker.deposit(ucc, amount);
    },
  },
  {
    method: 'POST',
    path: '/withdraw',
    run(deps, request) {
      const { ucc, amount } = request.body(moneySchema);
      mustExist(deps, ucc);
      return { withdrawn_paise: deps.simulator.broker.withdraw(ucc, amount) };
    },
  },
  {
    method: 'GET',
    path: '/accounts',
    run: ({ simulator, clients }) => ({ url: simulator.url, accounts: clients.all() }),
  },
  {
    method: 'POST',
    path: '/accounts',
    run(deps, request) {
      const body = request.body(accountSchema);
      if (deps.clients.find(body.ucc)) throw new BadControlRequest(`the account ${body.ucc} exists already`);
      return deps.simulator.addAccount({
        ucc: body.ucc,
        cashPaise: body.cash,
        sellAuthorised: body.sell_authorised ?? true,
        blocksFundsForAmo: body.blocks_funds_for_amo ?? false,
        holdings: body.holdings.map(({ trading_symbol, quantity, average, segment = 'nse_cm' }) => ({
          segment,
          tradingSymbol: trading_symbol,
          quantity,
          averagePaise: average,
        })),
      });
    },
  },
];

function mustExist({ clients }: ControlDeps, ucc: string): void {
  if (!clients.find(ucc)) throw new BadControlRequest(`no account ${ucc}`);
}
