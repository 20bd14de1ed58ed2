export { type LiveConnection, TrustOsProvider, type TrustOsProviderProps, useTrustOs } from './provider.js';
export {
  type CursorStore,
  type LiveState,
  useLiveLeads,
  useLiveStream,
  type UseLiveStreamOptions,
} from './use-live-stream.js';
export { type MutationState, useMutation } from './use-mutation.js';
export { type RequestState, useRequest } from './use-request.js';
