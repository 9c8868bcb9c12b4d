export type ClientFrame =
  | { readonly kind: 'connect'; readonly token: string; readonly sid: string }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'unreadable' };

/**
 * The client's first frame is not JSON: `{type:cn,Authorization:...,Sid:...,src:WEB}`. Some clients send the same as
 * JSON, which is the same text once quotes and blanks are gone.
 */
export function parseClientFrame(text: string): ClientFrame {
  const bare = text.replaceAll(/["\s]/g, '');
  const inside = /^\{(.*)\}$/.exec(bare)?.[1];
  if (inside === undefined) return { kind: 'unreadable' };
  const fields = new Map(
    inside.split(',').map((part): [string, string] => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon).toLowerCase(), part.slice(colon + 1)];
    }),
  );
  if (fields.get('type') === 'hb') return { kind: 'heartbeat' };
  const token = fields.get('authorization');
  const sid = fields.get('sid');
  if (fields.get('type') !== 'cn' || token === undefined || sid === undefined) return { kind: 'unreadable' };
  return { kind: 'connect', token, sid };
}
