import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import dnsPacket from 'dns-packet';

export interface NameServer {
  /** TXT records by their names. */
  records: Map<string, string>;
  close(): void;
}

/** The name server that the platform under test asks for the records by which brokerages prove their domains. */
export async function startNameServer(): Promise<NameServer> {
  const records = new Map<string, string>();
  const socket = createSocket('udp4', (query, { port, address }) => {
    const { id, questions = [] } = dnsPacket.decode(query);
    const answers = questions.flatMap(({ name }) => {
      const data = records.get(name);
      return data === undefined ? [] : [{ type: 'TXT' as const, name, data }];
    });
    socket.send(dnsPacket.encode({ type: 'response', id, questions, answers }), port, address);
  });
  socket.bind(Number(process.env['E2E_DNS_PORT']), '127.0.0.1');
  await once(socket, 'listening');
  return { records, close: () => socket.close() };
}
