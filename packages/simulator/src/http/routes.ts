import { bhavcopy } from '../bhavcopy/route.ts';
import { clientIp } from '../login/client-ip.ts';
import { config } from '../login/config.ts';
import { tradeApiLogin } from '../login/trade-api-login.ts';
import { tradeApiValidate } from '../login/trade-api-validate.ts';
import { cancelOrder } from '../operations/cancel-order.ts';
import { checkMargin } from '../operations/check-margin.ts';
import { exitBracket, exitCover } from '../operations/exit-removed.ts';
import { modifyOrder } from '../operations/modify-order.ts';
import { placeOrder } from '../operations/place-order.ts';
import { readHistory } from '../operations/read-history.ts';
import { readHoldings } from '../operations/read-holdings.ts';
import { readLimits } from '../operations/read-limits.ts';
import { readOrder, readOrders } from '../operations/read-orders.ts';
import { readPositions } from '../operations/read-positions.ts';
import { readQuotes } from '../operations/read-quotes.ts';
import { readTrades } from '../operations/read-trades.ts';
import { scripFile, scripPaths } from '../scrip-master/routes.ts';
import type { Route } from './route.ts';

/** Every call of the API, in the order in which a client meets them. */
export const ROUTES: readonly Route[] = [
  tradeApiLogin,
  tradeApiValidate,
  config,
  clientIp,
  placeOrder,
  modifyOrder,
  cancelOrder,
  exitCover,
  exitBracket,
  readOrders,
  readOrder,
  readHistory,
  readTrades,
  readPositions,
  readHoldings,
  readLimits,
  checkMargin,
  readQuotes,
  scripPaths,
  scripFile,
  bhavcopy,
];
