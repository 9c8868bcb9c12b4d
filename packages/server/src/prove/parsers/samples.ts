import { readFileSync } from 'node:fs';

/** A payload as the broker sent it, of those that are kept with the client. */
export function brokerSample(name: string): string {
  return readFileSync(new URL(`../../../../kotak-neo/fixtures/${name}`, import.meta.url), 'utf8');
}

/** A file of the earlier system, of those that imports are tested with. */
export function legacySample(name: string): string {
  return readFileSync(new URL(`../../../../../test/legacy-corpus/${name}`, import.meta.url), 'utf8');
}

export const BHAVCOPY = [
  'TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,XpryDt,FininstrmActlXpryDt,StrkPric,OptnTp,FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric',
  '2026-06-02,2026-06-02,CM,NSE,STK,11536,INE467B01029,TCS,EQ,,,,,TATA CONSULTANCY SERV LT,2320.0,2457.4,2316.2,2446.9,2451.1,2297.4',
  '2026-06-02,2026-06-02,CM,NSE,STK,3045,INE062A01020,SBIN,EQ,,,,,STATE BANK OF INDIA,800.0,812.4,796.2,806.9,807.1,797.4',
  '2026-06-02,2026-06-02,CM,NSE,STK,999,INE467B07026,BOND,N1,,,,,A BOND,1000.0,1000.0,1000.0,1000.0,1000.0,1000.0',
  '',
].join('\n');

export const RECOMMENDATIONS = [
  'ticker,status,final_verdict,combined_score,last_close,avg_vol,chart_quality,chart_quality',
  'SBIN.NS,success,strong_buy,71.5,806.90,15000000,"good, clean",1',
  'TCS.NS,success,buy,60,2446.9,2500000,,',
  'CIPLA.NS,success,avoid,20,1499.05,1800000,,',
  '',
].join('\n');

export const RECOMMENDED_ROWS = JSON.stringify([
  { ticker: 'SBIN.NS', status: 'success', final_verdict: 'buy', last_close: '806.90', avg_vol: '15000000' },
  { ticker: 'TCS.NS', status: 'success', final_verdict: 'buy', last_close: '2446.90', avg_vol: '2500000' },
]);
