/** Kotak's sentences (contract 2.3); where none is known, one in its manner. */

function rupees(paise: number): string {
  return (paise / 100).toFixed(2);
}

export function marginText(ucc: string, freePaise: number, missingPaise: number): string {
  return (
    `RMS:Margin Exceeds,Cash Available:${rupees(freePaise)},Additional margin required:${rupees(missingPaise)} ` +
    `for entity account-${ucc} across exchange across segment across product `
  );
}

export function circuitText(pricePaise: number, lowerPaise: number, upperPaise: number): string {
  return (
    'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, ' +
    `Order Price :${rupees(pricePaise)}, Low Price Range:${rupees(lowerPaise)} High Price Range:${rupees(upperPaise)}`
  );
}

export function tickText(pricePaise: number, tickPaise: number): string {
  return `RMS:Rule: Check tick size  : Order Price :${rupees(pricePaise)}, Tick Size:${rupees(tickPaise)}`;
}

export function freezeText(quantity: number, freezeQuantity: number): string {
  return (
    'RMS:Rule: Check freeze quantity including square off order exceeds  : ' +
    `Order Quantity :${quantity}, Freeze Quantity:${freezeQuantity}`
  );
}

export function lotText(quantity: number, lotSize: number): string {
  return `RMS:Rule: Check lot size  : Order Quantity :${quantity}, Lot Size:${lotSize}`;
}

export function holdingsText(
  rule: 'T1 holdings' | 'holdings',
  ucc: string,
  has: number,
  asked: number,
): string {
  return (
    `RMS:Rule: Check ${rule} including square off order exceeds  : Holding Quantity :${has}, ` +
    `Order Quantity :${asked} for entity account-${ucc} across exchange across segment across product `
  );
}

export function authorisationText(tradingSymbol: string, asked: number): string {
  return (
    `RMS:Rule: Check eDIS authorisation  : Authorised Quantity :0, Order Quantity :${asked} ` +
    `for scrip ${tradingSymbol}`
  );
}

export function seriesText(product: string, series: string): string {
  return `RMS:Rule: Check product type  : ${product} not allowed for series ${series}`;
}

/** Every SL-M order that comes through the API. */
export const ALGO_MARKET_TEXT = 'Market order with Algo Id not allowed';
export const AMO_HOURS_TEXT = 'RMS:Rule: Check AMO timings  : After market order not allowed in market hours';
export const TRADED_QUANTITY_TEXT =
  'RMS:Rule: Check modified quantity  : Quantity is not above the traded quantity';
