/**
 * Serves the gateway of the tests, with a subscription that ticks for its subscribers, and one over a graph with Nodes,
 * and says where as one line of JSON. Ends with its standard input.
 */
import { createNodeWorld } from '../../../gateway/tests/support/node-world.js';
import { startTestGateway } from '../../../gateway/tests/support/start-gateway.js';
import { AGENT } from '../../../gateway/tests/support/tokens.js';

const TICK_EVERY_MS = 20;
const { url, webSocketUrl, identity, world, gateway } = await startTestGateway({
  corsOrigins: ['https://app.example'],
});
const { transports, supergraphSdl } = createNodeWorld();
const nodes = await startTestGateway({}, { transports, supergraphSdl });
let n = 0;
setInterval(() => {
  if (world.events.listening('ticks') > 0) world.events.publish('ticks', { n: ++n });
}, TICK_EVERY_MS).unref();
const where = { url, webSocketUrl, nodesUrl: nodes.url, token: await identity.token(AGENT) };
process.stdout.write(`${JSON.stringify(where)}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void Promise.all([gateway.close(), nodes.gateway.close()]).then(() => process.exit(0));
});
