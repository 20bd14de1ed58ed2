/**
 * Pact's native library reports each run to its makers unless the process was started with this. A test cannot set it for
 * itself: what jest gives it as `process.env` is a copy.
 * @throws Error
 */
export function refuseTracking(): void {
  if (process.env['PACT_DO_NOT_TRACK'] === 'true') return;
  throw new Error('Pact would report this run to its makers: start the process with PACT_DO_NOT_TRACK=true.');
}
