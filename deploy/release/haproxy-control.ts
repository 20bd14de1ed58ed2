import { connect } from 'node:net';
import { lastResortOf } from './haproxy-config.js';

export interface ServerState {
  pool: string;
  server: string;
  /** UP, DOWN, MAINT, DRAIN, or on the way there, such as `UP 1/2`. */
  status: string;
  weight: number;
  /** Requests under way, open sockets among them. */
  open: number;
  /** Since HAProxy started. */
  requests: number;
  serverErrors: number;
}

/** HAProxy while it runs, by its runtime API. */
export interface HaproxyControl {
  /** Every process behind it, without the last resorts. */
  servers(): Promise<ServerState[]>;
  /** `ready` takes requests again, `drain` gets nothing new, `maint` is not asked at all. */
  setState(pool: string, server: string, state: 'ready' | 'drain' | 'maint'): Promise<void>;
  setWeight(pool: string, server: string, weight: number): Promise<void>;
}

export function haproxyControl(socketPath: string): HaproxyControl {
  const change = async (command: string) => {
    const answer = (await send(socketPath, command)).trim();
    if (answer) throw new Error(`HAProxy refuses "${command}": ${answer}`);
  };
  return {
    async servers() {
      return parseStatistics(await send(socketPath, 'show stat'));
    },
    async setState(pool, server, state) {
      await change(`set server ${pool}/${server} state ${state}`);
      await change(
        `set server ${pool}/${lastResortOf(server)} state ${state === 'ready' ? 'ready' : 'maint'}`,
      );
    },
    setWeight: (pool, server, weight) => change(`set server ${pool}/${server} weight ${weight}`),
  };
}

/** What `show stat` prints: CSV with a header that begins with `# `. */
export function parseStatistics(csv: string): ServerState[] {
  const [header = '', ...rows] = csv.trim().split('\n');
  const names = header.replace(/^# /, '').split(',');
  return rows.flatMap((row) => {
    const values = row.split(',');
    const value = (name: string) => values[names.indexOf(name)] ?? '';
    const server = value('svname');
    if (['FRONTEND', 'BACKEND'].includes(server) || value('bck') === '1') return [];
    return {
      pool: value('pxname'),
      server,
      status: value('status'),
      weight: Number(value('weight')),
      open: Number(value('scur')),
      requests: Number(value('stot')),
      serverErrors: Number(value('hrsp_5xx')),
    };
  });
}

function send(socketPath: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => socket.end(`${command}\n`));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.once('end', () => resolve(answer));
    socket.once('error', reject);
  });
}
