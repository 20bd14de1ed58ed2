import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Told {
  receiver: string;
  status: 'firing' | 'resolved';
  alertname: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

export interface Receiver extends AsyncDisposable {
  port: number;
}

/** Stands in the place of the pager and the channel on one machine. */
export async function startReceiver(onTold: (told: Told) => void): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const receiver = (request.url as string).slice(1);
      const { alerts } = JSON.parse(Buffer.concat(chunks).toString()) as {
        alerts: Omit<Told, 'alertname'>[];
      };
      for (const { status, labels, annotations } of alerts)
        onTold({ receiver, status, alertname: labels['alertname'] as string, labels, annotations });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
