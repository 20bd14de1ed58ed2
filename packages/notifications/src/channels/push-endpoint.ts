/** The push services of the browsers there are: Chrome and its kin, Firefox, Edge, Safari. */
export const PUSH_SERVICE_HOSTS: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
  '*.push.apple.com',
];

const MAX_ENDPOINT_LENGTH = 1_024;

/**
 * Whether a browser's endpoint is one that the platform may post to. A client names it, and the platform calls it from the
 * inside: only hosts on the list are, by name and over TLS, so no address of ours and no name that a stranger can point at
 * one passes. It is written as URLs are printed: what is read leniently here (`https:host`, a tab in a name) is another address, or
 * none, to the client that posts. `hosts` are names, `*.` for every name below, with `:port` for another than 443.
 */
export function isPushEndpoint(endpoint: string, hosts: readonly string[] = PUSH_SERVICE_HOSTS): boolean {
  if (endpoint.length > MAX_ENDPOINT_LENGTH || !URL.canParse(endpoint)) return false;
  const { href, protocol, host, username, password } = new URL(endpoint);
  if (href !== endpoint) return false;
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  return hosts.some((allowed) =>
    allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed,
  );
}
