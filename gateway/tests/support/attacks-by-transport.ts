import { DOCUMENT_ATTACKS, type DocumentAttack } from './document-attacks.js';
import { TRANSPORTS, type TransportName } from './transports.js';

/** Node's own limit on a request line and its headers; a longer GET never reaches the gateway. */
const MAX_URL = 8 * 1024;

/** Every attack over every transport that can carry it. */
export const ATTACKS_BY_TRANSPORT: readonly (DocumentAttack & { readonly transport: TransportName })[] = (
  Object.keys(TRANSPORTS) as TransportName[]
).flatMap((transport) =>
  DOCUMENT_ATTACKS.filter(
    ({ query, variables }) =>
      transport !== 'GET' || encodeURIComponent(query + JSON.stringify(variables ?? '')).length < MAX_URL,
  ).map((attack) => ({ transport, ...attack })),
);
