import { readFileSync } from 'node:fs';
import { VirtualClock } from '@orderwatch/clock';
import { makeClientTag, paise, parseBrokerOrderId } from '@orderwatch/core';
import { createKotakNeo, type Transport, type TransportRequest } from 'kotak-neo';
import { describe, expect, it } from 'vitest';
import { createInstrumentList } from './instrument-list.ts';
import { kotakBroker } from './kotak-port.ts';

const NOW = Temporal.Instant.from('2025-01-22T14:30:00+05:30').epochMilliseconds;

const NONE: Readonly<Record<string, string>> = {};
const TAG = makeClientTag('T1', new Uint8Array(7));
const PRICE = paise(905);
const NUMBER = parseBrokerOrderId('250122000612345') ?? raise();

function raise(): never {
  throw new Error('Not a number of an order');
}

function sample(name: string): string {
  return readFileSync(new URL(`../../../../kotak-neo/fixtures/${name}`, import.meta.url), 'utf8');
}

/** A broker whose every answer is a recorded payload; `answers` says which payload a path gets. */
function brokerAnswering(answers: Readonly<Record<string, string>>) {
  const requests: TransportRequest[] = [];
  const clock = new VirtualClock(NOW);
  const transport: Transport = async (request) => {
    requests.push(request);
    const path = new URL(request.url).pathname;
    const name = path.endsWith('tradeApiLogin')
      ? 'totp_login.success.json'
      : path.endsWith('tradeApiValidate')
        ? 'totp_validate.success.json'
        : Object.entries(answers).find(([part]) => path.includes(part))?.[1];
    if (name === undefined) return { kind: 'reply', status: 404, headers: NONE, bodyText: '' };
    return {
      kind: 'reply',
      status: 200,
      headers: { 'content-type': 'application/json' },
      bodyText: sample(name),
    };
  };
  const client = createKotakNeo({
    clock,
    transport,
    configUrl: null,
    allowedHosts: ['127.0.0.1'],
    credentials: {
      consumerKey: 'key',
      mobileNumber: '+919999999999',
      ucc: 'AB1C2',
      mpin: '123456',
      totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    },
  });
  return { broker: kotakBroker(client, createInstrumentList(clock), () => clock.nowMs()), requests };
}

describe('what Kotak says, in our words', () => {
  it('reads a row of the order book', async () => {
    const { broker } = brokerAnswering({ '/quick/user/orders': 'order_report.json' });
    const snapshot = await broker.readOrders();
    expect(snapshot).toMatchObject({ kind: 'complete', source: 'book' });
    const [row] = snapshot.kind === 'complete' ? snapshot.rows : [];
    const raw = JSON.parse(sample('order_report.json').replace(/:\s*(\d{16,})/g, ':"$1"')).data[0];
    expect(row).toMatchObject({
      brokerOrderId: raw.nOrdNo,
      statusText: raw.ordSt,
      side: raw.trnsTp === 'B' ? 'buy' : 'sell',
      segment: raw.exSeg,
      exchange: 'NSE',
      tradingSymbol: raw.trdSym,
      quantity: raw.qty,
      filledQty: raw.fldQty,
      updateNs: raw.updRecvTm,
      rejectReason: null,
    });
    expect(row?.raw).toMatchObject({ nOrdNo: raw.nOrdNo });
  });

  it('takes Kotak\'s "no data" for an empty book', async () => {
    const { broker } = brokerAnswering({ '/quick/user/orders': 'order_report.empty.json' });
    expect(await broker.readOrders()).toMatchObject({ kind: 'empty', source: 'book' });
  });

  it('says that it does not know when the answer is no book', async () => {
    const { broker } = brokerAnswering({ '/quick/user/orders': 'limits.json' });
    expect(await broker.readOrders()).toMatchObject({ kind: 'failed' });
  });

  it('reads trades, holdings, positions and funds', async () => {
    const { broker } = brokerAnswering({
      '/quick/user/trades': 'trade_report.json',
      '/portfolio/v1/holdings': 'holdings.json',
      '/quick/user/positions': 'positions.json',
      '/quick/user/limits': 'limits.json',
    });
    expect(await broker.readTrades()).toMatchObject({ kind: 'complete' });
    const holdings = await broker.readHoldings();
    expect(holdings.kind).toBe('complete');
    expect(holdings.kind === 'complete' && holdings.rows[0]).toMatchObject({ exchange: 'NSE' });
    expect(await broker.readPositions()).toMatchObject({ kind: 'complete' });
    const funds = await broker.readFunds();
    expect(funds.kind === 'complete' && Number.isInteger(funds.value.availableCash)).toBe(true);
  });

  it('reads the list of shares with prices in paise, and downloads it once a day', async () => {
    const { broker, requests } = brokerAnswering({
      'file-paths': 'scrip_master_paths.json',
      nse_cm: 'scrip_master.nse_cm-v1.csv',
    });
    const first = await broker.readInstruments();
    expect(first.kind === 'complete' || first.kind === 'partial').toBe(true);
    const rows = 'rows' in first ? first.rows : [];
    const idea = rows.find((row) => row.tradingSymbol === 'IDEA-EQ');
    expect(idea).toMatchObject({ exchange: 'NSE', segment: 'nse_cm', symbol: 'IDEA', series: 'EQ' });
    expect(Number.isInteger(idea?.tickSize)).toBe(true);
    const asked = requests.length;
    await broker.readInstruments([{ segment: 'nse_cm', token: idea?.token ?? '' }]);
    expect(requests).toHaveLength(asked);
  });
});

describe('what we ask of Kotak', () => {
  it('sends an after-market limit buy with its tag, and takes the number from the answer', async () => {
    const { broker, requests } = brokerAnswering({
      '/quick/order/rule/ms/place': 'place_order.success.json',
    });
    const outcome = await broker.placeOrder(
      {
        side: 'buy',
        instrument: {
          exchange: 'NSE',
          segment: 'nse_cm',
          symbol: 'IDEA',
          series: 'EQ',
          tradingSymbol: 'IDEA-EQ',
          token: '14366',
          isin: null,
        },
        quantity: 10,
        orderType: 'limit',
        limitPrice: PRICE,
        triggerPrice: null,
        variety: 'amo',
        validity: 'day',
        product: 'CNC',
        disclosedQuantity: 0,
      },
      TAG,
      () => ({ ok: true }),
    );
    const sent = requests.find((request) => request.url.includes('/place'));
    const fields = JSON.parse(new URLSearchParams(sent?.body).get('jData') ?? '{}');
    expect(fields).toMatchObject({
      am: 'YES',
      es: 'nse_cm',
      pr: '9.05',
      pt: 'L',
      qt: '10',
      tp: '0',
      ts: 'IDEA-EQ',
      tt: 'B',
      ig: TAG,
    });
    expect(outcome).toMatchObject({
      kind: 'accepted',
      brokerOrderId: JSON.parse(sample('place_order.success.json')).nOrdNo,
    });
  });

  it('sends nothing when the last question before the first byte is answered with no', async () => {
    const { broker, requests } = brokerAnswering({ '/quick/order/cancel': 'cancel_order.success.json' });
    const target = { brokerOrderId: NUMBER, tradingSymbol: 'IDEA-EQ', variety: 'amo' } as const;
    expect(await broker.cancelOrder(target, () => ({ ok: false, why: 'paused' }))).toMatchObject({
      kind: 'not_sent',
    });
    expect(requests.some((request) => request.url.includes('/cancel'))).toBe(false);
    await broker.cancelOrder(target, () => ({ ok: true }));
    const sent = requests.find((request) => request.url.includes('/cancel'));
    expect(JSON.parse(new URLSearchParams(sent?.body).get('jData') ?? '{}')).toEqual({
      on: NUMBER,
      am: 'YES',
      ts: 'IDEA-EQ',
    });
  });
});
