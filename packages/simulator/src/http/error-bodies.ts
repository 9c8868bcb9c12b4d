import type { Body } from '../rows/write-json.ts';

export interface ErrorBody {
  readonly status: number;
  readonly value: Body;
}

/**
 * Kotak's error bodies, each with the keys in the order in which it was seen or documented, and the HTTP status that
 * goes with it (documented statuses where there are any, else 200: the body decides, not the status).
 */
export const ERROR_BODIES = {
  unauthorised_address: live(403, 100008, 'unauthorized'),
  invalid_session: live(403, 100022, 'invalid session token'),
  invalid_session_margin: live(403, 100022, 'invalid session token', 'error in neo-login-check-api'),
  view_token: live(403, 100021, 'invalid  access type'),
  algo_not_allowed: live(200, 1017, 'algo order not allowed'),
  body_invalid: live(400, 1007, 'body invalid', 'bad request'),
  invalid_quantity: live(400, 1009, 'please provide valid quantity'),
  invalid_price: live(400, 1009, 'please provide valid price'),
  invalid_trigger: live(400, 1009, 'please provide valid trigger price'),
  tag_not_unique: live(200, 32, 'error from core'),
  hash_error: live(200, 14, 'error from core', 'ErrorCode(16) -> ErrorText(hash error)'),
  already_complete: live(400, 1021, 'order is completed', 'please provide valid order number'),
  no_data: { status: 200, value: { stat: 'Not_Ok', errMsg: 'No Data', stCode: 5203 } },
  invalid_request: { status: 200, value: { stat: 'Not_Ok', stCode: 5202, errMsg: 'Error: Invalid Request' } },
  bad_input: {
    status: 200,
    value: { stat: 'Not_Ok', errMsg: 'Cancel Order Response : Bad Input', stCode: 5204 },
  },
  tag_exists: {
    status: 200,
    value: { stat: 'Not_Ok', errMsg: 'Put Order Response : Client OrderID already exists', stCode: 5204 },
  },
  invalid_session_documented: documented(403, 1003, 'Invalid session'),
  insufficient_balance: documented(200, 1004, 'Insufficient balance.'),
  internal_error: documented(500, 1005, 'Internal Error'),
  invalid_exchange: documented(400, 1006, 'Invalid Exchange'),
  invalid_symbol: documented(400, 1007, 'Invalid Symbol'),
  already_executed: documented(200, 1006, 'Order cannot be modified as it is already executed.'),
  order_not_found: documented(200, 1006, 'Order already cancelled or not found.'),
  invalid_instrument: documented(200, 1009, 'Invalid instrument/code'),
  cover_orders_removed: documented(400, 1007, 'Cover orders are no longer accepted.'),
  bracket_orders_removed: documented(400, 1007, 'Bracket orders are no longer accepted.'),
  not_placed_by_api: {
    status: 200,
    value: {
      error: [
        {
          code: '91400',
          message:
            'Request not allowed. Cancel, Modify and OrderHistory will only be available if order was placed via API',
        },
      ],
    },
  },
  token_expired: {
    status: 401,
    value: { code: '900901', message: 'JWT token expired', description: 'Invalid JWT token' },
  },
  rate_limited: {
    status: 429,
    value: { code: 429, error: 'Rate limit exceeded', message: 'too many request received' },
  },
  invalid_ucc: { status: 200, value: { stCode: 429, errMsg: 'Invalid UCC', status: 'failure' } },
  invalid_mpin: { status: 200, value: { stCode: 401, errMsg: 'Invalid MPIN', status: 'failure' } },
  bad_credentials: {
    status: 401,
    value: { status: 'error', message: 'Invalid credentials or TOTP.', errorCode: '401' },
  },
  bad_mpin_documented: {
    status: 401,
    value: { status: 'error', message: 'Invalid MPIN.', errorCode: '401' },
  },
  dependency_failed: {
    status: 424,
    value: { status: 'error', message: 'Temporary dependency error.', errorCode: '424' },
  },
} as const satisfies Readonly<Record<string, ErrorBody>>;

export type ErrorLabel = keyof typeof ERROR_BODIES;

export function isErrorLabel(label: string): label is ErrorLabel {
  return Object.hasOwn(ERROR_BODIES, label);
}

/** The login's answer to a body without one of its fields. */
export function missingField(field: 'MobileNumber' | 'Ucc' | 'Totp' | 'Mpin'): ErrorBody {
  return {
    status: 400,
    value: { error: [{ code: '400', message: `Missing required field '${field}'` }] },
  };
}

/** The form of bodies seen live: code, `errMsg`, then `stat`, which need not be `Not_Ok`. */
export function live(status: number, stCode: number, errMsg: string, stat = 'Not_Ok'): ErrorBody {
  return { status, value: { stCode, errMsg, stat } };
}

/** The form of bodies in Kotak's documents, whose text is in `emsg`. */
function documented(status: number, stCode: number, emsg: string): ErrorBody {
  return { status, value: { stat: 'Not_Ok', emsg, stCode } };
}
