import { onEvent, type EventConsumer } from '../events/consumer.js';
import { requestReplay } from '../events/dead-letters.js';

/** What every service does when an administrator asked it to handle dead letters again. */
export function replayConsumer(service: string): EventConsumer {
  return onEvent('DeadLetterReplayRequested', async ({ data }, em) => {
    if (data.service === service) await requestReplay(em, service, data.eventIds);
  });
}
