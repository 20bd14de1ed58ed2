import { startTestServices } from './test-services.js';

/** Jest calls this once per run; workers inherit the addresses through the environment. */
export default async function globalSetup(): Promise<void> {
  await startTestServices();
}
