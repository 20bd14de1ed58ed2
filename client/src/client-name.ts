/** How a program names itself, so that its owner and the platform see who still uses what. */
export interface ClientName {
  /** Such as `our-website`; left out, the name of this package. Letters, digits and `-_./@`. */
  clientName?: string | undefined;
  /** Such as a release or a commit. */
  clientVersion?: string | undefined;
}

const PACKAGE = '@propmubi/client';

/** As headers, and as members of `connection_init`. */
export function nameHeaders({ clientName = PACKAGE, clientVersion }: ClientName): Record<string, string> {
  return {
    'apollographql-client-name': clientName,
    ...(clientVersion !== undefined && { 'apollographql-client-version': clientVersion }),
  };
}
