/**
 * Serves the gateway of the tests, with a subscription that ticks for its subscribers, and says where as one line of
 * JSON. Ends with its standard input.
 */
import { startTestGateway } from '../../../gateway/tests/support/start-gateway.js';
import { AGENT } from '../../../gateway/tests/support/tokens.js';

const TICK_EVERY_MS = 20;
const { url, webSocketUrl, identity, world, gateway } = await startTestGateway({
  corsOrigins: ['https://app.example'],
});
let n = 0;
setInterval(() => {
  if (world.events.listening('ticks') > 0) world.events.publish('ticks', { n: ++n });
}, TICK_EVERY_MS).unref();
process.stdout.write(`${JSON.stringify({ url, webSocketUrl, token: await identity.token(AGENT) })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void gateway.close().then(() => process.exit(0)));
