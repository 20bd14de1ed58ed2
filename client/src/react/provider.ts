import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import type { TrustOsClient } from '../client.js';
import type { LiveStreamOptions } from '../live-stream.js';

/** How live streams reach the platform: `getToken` is asked at each connection. */
export type LiveConnection = Pick<
  LiveStreamOptions<never>,
  'url' | 'getToken' | 'clientName' | 'clientVersion' | 'webSocketImpl' | 'silentAfterMs'
>;

interface TrustOs {
  client: TrustOsClient;
  live: LiveConnection | undefined;
}

const Context = createContext<TrustOs | undefined>(undefined);

export interface TrustOsProviderProps {
  /** Of `createClient`; the app closes it. */
  client: TrustOsClient;
  /** Left out before sign-in. Keep the object: another one opens streams anew. */
  live?: LiveConnection | undefined;
  children?: ReactNode;
}

/** Gives the components below it the client that the hooks use. */
export function TrustOsProvider({ client, live, children }: TrustOsProviderProps): ReactElement {
  return createElement(Context.Provider, { value: { client, live } }, children);
}

/** What the provider above gives. @throws Error where there is none */
export function useTrustOs(): TrustOs {
  const given = useContext(Context);
  if (!given) throw new Error('There is no <TrustOsProvider> above this component.');
  return given;
}
