import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failure } from '../ui/states.js';

/** What a route shows when its screen failed. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} onRetry={reset} />;
}
