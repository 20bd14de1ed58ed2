import { describe, expect, it } from '@jest/globals';
import { haproxyConfig } from './haproxy-config.js';
import { parseStatistics } from './haproxy-control.js';
import { answersOf } from './metrics.js';

describe('haproxyConfig', () => {
  const text = haproxyConfig({
    controlSocket: '/run/control',
    checkEveryMs: 250,
    pools: [
      {
        name: 'gateway',
        bind: ':80',
        servers: [
          { name: 'a', address: 'h:1' },
          { name: 'b', address: 'h:2', weight: 0 },
        ],
      },
    ],
  });

  it('checks readiness of each process, and asks all when none is ready', () => {
    expect(text).toContain('option httpchk GET /health/ready');
    expect(text.match(/^ {2}server .*$/gm)).toEqual([
      '  server a h:1 weight 100 check',
      '  server b h:2 weight 0 check',
      '  server a-unchecked h:1 backup',
      '  server b-unchecked h:2 backup',
    ]);
    expect(text).toContain('option allbackups');
  });

  it('sends connections to the server that says it is the primary, and ends those to one that is it no more', () => {
    const primaryOf = [
      { name: 'a', address: 'h:1', checkPort: 8008 },
      { name: 'b', address: 'h:2', checkPort: 8008 },
    ];
    const database = haproxyConfig({
      controlSocket: '/run/control',
      pools: [{ name: 'db', bind: ':5432', primaryOf }],
    });
    expect(database).toContain('option httpchk GET /primary');
    expect(database).toContain('on-marked-down shutdown-sessions');
    expect(database).not.toContain('backup');
    expect(database.match(/^ {2}server .*$/gm)).toEqual([
      '  server a h:1 check port 8008',
      '  server b h:2 check port 8008',
    ]);
  });

  it('waits for a busy process longer than until it is asked again', () => {
    expect(text).toContain('inter 250ms');
    expect(text).toContain('timeout check 5s');
  });

  it('sends no request again that may have been done', () => {
    expect(text.match(/retry-on .*/g)).toEqual(['retry-on conn-failure']);
  });
});

describe('parseStatistics', () => {
  it('reads the processes by the names of the columns, whatever their order', () => {
    const csv = `# pxname,svname,scur,stot,status,weight,bck,hrsp_5xx,
gateway,FRONTEND,9,99,OPEN,,,1,
gateway,a,3,40,UP,100,0,2,
gateway,a-unchecked,0,0,no check,1,1,0,
gateway,BACKEND,3,40,UP,100,0,2,

`;
    expect(parseStatistics(csv)).toEqual([
      { pool: 'gateway', server: 'a', status: 'UP', weight: 100, open: 3, requests: 40, serverErrors: 2 },
    ]);
  });
});

describe('answersOf', () => {
  it('adds up what all processes answered, failed and were late with', () => {
    const text = (
      count: number,
      inTime: number,
      failed: number,
    ) => `# HELP graphql_request_duration_seconds Time
graphql_request_duration_seconds_bucket{operation="Feed",outcome="ok",le="0.25"} 1
graphql_request_duration_seconds_bucket{operation="Feed",outcome="ok",le="0.5"} ${inTime}
graphql_request_duration_seconds_bucket{operation="Feed",outcome="ok",le="+Inf"} ${count}
graphql_request_duration_seconds_count{operation="Feed",outcome="ok"} ${count}
graphql_requests_failed_total ${failed}
graphql_requests_failed_total_created 1700000000`;
    expect(answersOf([text(10, 9, 1), text(5, 5, 0)])).toEqual({ answered: 15, failed: 1, slow: 1 });
  });
});
