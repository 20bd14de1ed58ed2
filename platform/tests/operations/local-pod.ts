import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Item } from '../../../deploy/kubernetes/resolve.js';
import { repositoryRoot } from '../../src/repository.js';

interface Probe {
  httpGet: { path: string; port: number };
  periodSeconds: number;
  failureThreshold: number;
}

interface Container {
  command: string[];
  env: { name: string; value: string }[];
  envFrom: { secretRef: { name: string } }[];
  volumeMounts: { name: string; mountPath: string }[];
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
}

interface PodSpec {
  terminationGracePeriodSeconds?: number;
  containers: [Container];
  volumes: { name: string; emptyDir?: object; configMap?: { name: string } }[];
}

/** What a cluster has and a machine has otherwise. */
export interface LocalCluster {
  /** Where volumes are. */
  folder: string;
  /** Settings of the image (deploy/Dockerfile). */
  image: Readonly<Record<string, string>>;
  /** Ports of this machine by service, each of which has its own there. */
  ports: ReadonlyMap<string, number>;
  /** Objects by which pods get their settings, secrets by the name of theirs. */
  items: readonly Item[];
  secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const podSpecOf = (item: Item): PodSpec => (item.spec as { template: { spec: PodSpec } }).template.spec;

/** One container of a manifest as a process: its command, its settings and no others, its volumes, its probes. */
export class LocalPod {
  readonly name: string;
  readonly #spec: PodSpec;
  readonly #container: Container;
  #process: ChildProcess | undefined;
  #printed = '';

  constructor(
    item: Item,
    private readonly cluster: LocalCluster,
  ) {
    this.name = item.metadata.labels?.['app.kubernetes.io/name'] ?? item.metadata.name;
    this.#spec = podSpecOf(item);
    this.#container = this.#spec.containers[0];
  }

  get url(): string {
    return `http://127.0.0.1:${this.cluster.ports.get(this.name)}`;
  }

  start(): void {
    const [command, ...args] = this.#container.command;
    if (command !== 'node') throw new Error(`${this.name} runs ${command}, which the image does not have`);
    const child = spawn(process.execPath, args, {
      cwd: repositoryRoot,
      env: this.#env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.#printed = (this.#printed + String(chunk)).slice(-8_000)));
    this.#process = child;
  }

  /** Resolves with the exit code. */
  async ended(): Promise<number | null> {
    const child = this.#process as ChildProcess;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (child.exitCode !== 0)
      throw new Error(`${this.name} ended with ${child.exitCode ?? child.signalCode}: ${this.#printed}`);
    return child.exitCode;
  }

  /** As the kubelet: asks by the startup probe, as often as it says, until one answer is good. @throws when none is */
  async started(): Promise<void> {
    const probe = this.#probe('startupProbe');
    for (let failures = 0; failures < probe.failureThreshold; failures++) {
      if (this.#process?.exitCode !== null) await this.ended();
      if ((await this.asked(probe.httpGet.path)) === 200) return;
      await delay(probe.periodSeconds * 1_000);
    }
    throw new Error(`${this.name} did not start: ${this.#printed}`);
  }

  /** The status of the answer to a probe. */
  answers(kind: 'readinessProbe' | 'livenessProbe'): Promise<number | undefined> {
    return this.asked(this.#probe(kind).httpGet.path);
  }

  async asked(path: string): Promise<number | undefined> {
    return fetch(`${this.url}${path}`).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => undefined,
    );
  }

  /** As the kubelet: SIGTERM, and SIGKILL after the grace period. Resolves with whether it ended by itself, in order. */
  async terminate(): Promise<boolean> {
    const child = this.#process as ChildProcess;
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const graceMs = (this.#spec.terminationGracePeriodSeconds ?? 30) * 1_000;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(kill);
    return child.exitCode === 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  #probe(kind: 'startupProbe' | 'readinessProbe' | 'livenessProbe'): Probe {
    const probe = this.#container[kind];
    if (!probe) throw new Error(`${this.name} has no ${kind}`);
    return probe;
  }

  /** What the manifest gives, with addresses and paths of this machine. */
  #env(): Record<string, string> {
    const { env, envFrom } = this.#container;
    const given = {
      ...this.cluster.image,
      ...Object.assign({}, ...envFrom.map(({ secretRef }) => this.#secret(secretRef.name))),
      ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
    } as Record<string, string>;
    const places = this.#mount();
    const local = Object.entries(given).map(([name, value]) => [name, this.#localized(value, places)]);
    const port = this.cluster.ports.get(this.name);
    return { ...Object.fromEntries(local), ...(port && { PORT: String(port) }) };
  }

  /** What external-secrets would bring: the keys that the ExternalSecret names, and no others. */
  #secret(name: string): Record<string, string> {
    const item = this.cluster.items.find(
      ({ kind, spec }) => kind === 'ExternalSecret' && (spec['target'] as { name: string }).name === name,
    );
    const data = (item?.spec['data'] ?? []) as {
      secretKey: string;
      remoteRef: { key: string; property: string };
    }[];
    return Object.fromEntries(
      data.map(({ secretKey, remoteRef }) => {
        const value = this.cluster.secrets[remoteRef.key]?.[remoteRef.property];
        if (value === undefined) throw new Error(`${remoteRef.key} has no ${remoteRef.property}`);
        return [secretKey, value];
      }),
    );
  }

  /** Folders of this machine by where they are in the container. */
  #mount(): ReadonlyMap<string, string> {
    return new Map(
      this.#container.volumeMounts.map(({ name, mountPath }) => {
        const folder = join(this.cluster.folder, this.name, name);
        mkdirSync(folder, { recursive: true });
        const volume = this.#spec.volumes.find((one) => one.name === name);
        if (!volume) throw new Error(`${this.name} has no volume ${name}`);
        for (const [file, text] of this.#filesOf(volume.configMap?.name))
          writeFileSync(join(folder, file), text);
        return [mountPath, folder];
      }),
    );
  }

  #filesOf(configMap: string | undefined): [string, string][] {
    if (configMap === undefined) return [];
    const item = this.cluster.items.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMap,
    );
    if (!item) throw new Error(`${this.name} mounts ${configMap}, which there is not`);
    return Object.entries((item as unknown as { data: Record<string, string> }).data);
  }

  #localized(value: string, places: ReadonlyMap<string, string>): string {
    const mounted = [...places].find(([path]) => value.startsWith(`${path}/`));
    if (mounted) return value.replace(mounted[0], mounted[1]);
    return value.replaceAll(/\bhttp:\/\/([a-z]+):\d+\b/g, (address, name: string) => {
      const port = this.cluster.ports.get(name);
      return port === undefined ? address : `http://127.0.0.1:${port}`;
    });
  }
}
