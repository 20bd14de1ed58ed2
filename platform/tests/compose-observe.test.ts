import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { DASHBOARDS } from '@propmubi/dashboards';
import { repositoryRoot } from '../src/repository.js';

interface Service {
  image?: string;
  profiles?: string[];
  entrypoint?: string[];
  environment?: Record<string, string | null>;
  expose?: string[];
  ports?: string[];
  tmpfs?: string[];
  volumes?: string[];
  read_only?: boolean;
  cap_drop?: string[];
}

const read = (path: string): unknown =>
  parse(readFileSync(join(repositoryRoot, path), 'utf8'), { merge: true });
const { services, volumes } = read('docker-compose.yml') as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const observers = Object.entries(services).filter(([, { profiles }]) => profiles?.includes('observe'));
const mountsOf = ({ volumes: mounts = [] }: Service) =>
  mounts.map((mount) => mount.split(':') as [from: string, to: string, mode?: string]);

describe('the profile `observe` of docker-compose.yml', () => {
  it('has Prometheus, Alertmanager, Grafana and Jaeger, of exact versions, for this machine alone', () => {
    expect(observers.map(([name]) => name)).toEqual(['prometheus', 'alertmanager', 'grafana', 'jaeger']);
    for (const [name, { image, ports = [], read_only, cap_drop }] of observers) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+\.\d+$/)]);
      expect([name, ports.every((port) => port.startsWith('127.0.0.1:'))]).toEqual([name, true]);
      expect([name, read_only, cap_drop]).toEqual([name, true, ['ALL']]);
    }
  });

  it('mounts what is there, and nothing that it could change', () => {
    for (const [name, service] of observers) {
      for (const [from, , mode] of mountsOf(service)) {
        if (!from.startsWith('./'))
          expect([name, Object.keys(volumes)]).toEqual([name, expect.arrayContaining([from])]);
        else
          expect([name, from, existsSync(join(repositoryRoot, from)), mode]).toEqual([
            name,
            from,
            true,
            'ro',
          ]);
      }
    }
  });

  it('reads each service at the port at which it listens, and tells the Alertmanager that is there', () => {
    const targets = ['gateway', 'subgraphs'].flatMap(
      (file) =>
        read(`deploy/observability/targets/${file}.yml`) as {
          labels: { service: string };
          targets: string[];
        }[],
    );
    const ours = Object.entries(services).filter(([, { image, environment }]) =>
      image === 'propmubi-trust-os' ? environment?.['PORT'] && environment['LOG_LEVEL'] : false,
    );
    const listening = ours
      .filter(([name]) => name !== 'migrate')
      .map(([name, { environment }]) => [name, [`${name}:${environment?.['PORT']}`]]);
    expect(Object.fromEntries(targets.map((one) => [one.labels.service, one.targets]))).toEqual(
      Object.fromEntries(listening),
    );
    const { alerting } = read('deploy/observability/prometheus.yml') as {
      alerting: { alertmanagers: { static_configs: { targets: string[] }[] }[] };
    };
    const [alertmanager] = alerting.alertmanagers.flatMap((one) => one.static_configs);
    expect(alertmanager?.targets).toEqual(['alertmanager:9093']);
    expect(services['alertmanager']?.ports).toEqual(['127.0.0.1:9093:9093']);
  });

  it('writes each secret where the configuration of its program reads it', () => {
    const files = (path: string) =>
      [...readFileSync(join(repositoryRoot, path), 'utf8').matchAll(/_file: (\/run\/secrets\/\w+)/g)].map(
        ([, file]) => file,
      );
    for (const [name, config] of [
      ['prometheus', 'deploy/observability/prometheus.yml'],
      ['alertmanager', 'deploy/observability/alertmanager.yml'],
    ] as const) {
      const written = [...(services[name]?.entrypoint?.join(' ') ?? '').matchAll(/> (\/run\/secrets\/\w+)/g)];
      expect([name, written.map(([, file]) => file).toSorted()]).toEqual([name, files(config).toSorted()]);
      expect(services[name]?.tmpfs).toContain('/run/secrets:mode=1777');
    }
  });

  it('shows every dashboard in Grafana, of the Prometheus and the Jaeger that are there', () => {
    const grafana = services['grafana'] as Service;
    const [{ options }] = (
      read('deploy/observability/grafana/dashboards/files.yml') as {
        providers: [{ options: { path: string } }];
      }
    ).providers;
    const source = mountsOf(grafana).find(([, to]) => to === options.path)?.[0] as string;
    for (const { uid } of DASHBOARDS)
      expect([uid, existsSync(join(repositoryRoot, source, `${uid}.json`))]).toEqual([uid, true]);
    const { datasources } = read('deploy/observability/grafana/datasources/prometheus.yml') as {
      datasources: { type: string; url: string }[];
    };
    for (const { type, url } of datasources) {
      const { hostname, port } = new URL(url);
      expect([type, hostname]).toEqual([type, type]);
      expect(services[hostname]?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    }
    expect(datasources.map(({ type }) => type)).toEqual(['prometheus', 'jaeger']);
  });

  it('takes the traces and has the series that .env.example names', () => {
    const example = readFileSync(join(repositoryRoot, '.env.example'), 'utf8');
    const named = [...example.matchAll(/http:\/\/(jaeger|prometheus):(\d+)/g)].map(([, host, port]) => [
      host,
      port,
    ]);
    expect(named).toEqual([
      ['jaeger', '4318'],
      ['prometheus', '9090'],
    ]);
    expect(services['jaeger']?.expose).toEqual(['4318']);
  });
});
