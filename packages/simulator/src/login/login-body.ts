import { DATA_CENTER } from '../http/world.ts';
import type { Body } from '../rows/write-json.ts';
import type { KnownClient } from './credentials.ts';
import type { Session } from './sessions.ts';

/** Where to go with a trade session. */
export interface SessionAddresses {
  readonly baseUrl: string;
  readonly feedUrl: string;
  readonly rtUrl: string;
}

/** What both login steps answer with; only the second one knows addresses. */
export function loginBody(client: KnownClient, session: Session, addresses?: SessionAddresses): Body {
  return {
    token: session.token,
    sid: session.sid,
    rid: session.rid,
    ...addresses,
    isUserPwdExpired: false,
    ucc: client.ucc,
    greetingName: client.clientName,
    isTrialAccount: false,
    dataCenter: DATA_CENTER,
    derivativesRiskDisclosure:
      'Trading in derivatives carries risk. (The wording of the regulator stands here in a real answer.)',
    mfAccess: 1,
    dataCenterMap: null,
    dormancyStatus: 'A',
    asbaStatus: '',
    clientType: 'RI',
    isNRI: false,
    kId: client.pan,
    kType: session.scope,
    status: 'success',
    incRange: 0,
    incUpdFlag: '',
    clientGroup: '',
    kraStatus: '',
    rcFlag: 0,
  };
}
