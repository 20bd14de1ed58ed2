import { type Command, Option } from 'commander';
import type { SmokeOptions } from '../commands/smoke.js';
import type { ObserveOptions } from '../commands/observe.js';
import { DEFAULT_PORTS } from '../monitoring/ports.js';
import { gatewayUrl } from './gateway-url.js';

/** Starting the platform, and acting in it. */
export function addRunCommands(program: Command): void {
  program
    .command('start')
    .description('start Postgres, Redis, the five subgraphs and the gateway in one process')
    .option('--reset', 'throw away all data of this home first')
    .option('--no-seed', 'leave an empty database empty instead of loading the small synthetic seed')
    .option('--no-month', 'seed people and homes without a month of leads')
    .addHelpText('after', startHelp())
    .action(async (options: { reset?: boolean; seed: boolean; month: boolean }) => {
      const { start } = await import('../commands/start.js');
      await start({ ...options, mode: 'embedded' });
    });

  program
    .command('start:distributed')
    .description('the same, with every subgraph and the gateway in a process of its own, over HTTP')
    .option('--reset', 'throw away all data of this home first')
    .option('--no-seed', 'leave an empty database empty instead of loading the small synthetic seed')
    .option('--no-month', 'seed people and homes without a month of leads')
    .addHelpText('after', startHelp())
    .action(async (options: { reset?: boolean; seed: boolean; month: boolean }) => {
      const { start } = await import('../commands/start.js');
      await start({ ...options, mode: 'distributed' });
    });

  program
    .command('check')
    .description('check this machine and every setting, and tell all problems at once')
    .option('--settings', 'list every setting with its default and meaning')
    .action(async (options: { settings?: boolean }) => {
      const { check } = await import('../commands/check.js');
      process.exitCode = await check(options);
    });

  program
    .command('demo')
    .description('play the story of a live lead against the running platform')
    .option('--url <url>', 'the gateway', gatewayUrl)
    .option('--to <phone>', 'only send a lead to this agent of the demo world, such as +919820000001')
    .action(async (options: { url: string; to?: string }) => {
      const { url, to } = options;
      if (to) {
        const { demoLead } = await import('../commands/demo-lead.js');
        process.exitCode = await demoLead({ url, to });
        return;
      }
      const { demo } = await import('../commands/demo.js');
      process.exitCode = await demo({ url });
    });

  program
    .command('sign-in')
    .description('sign in to the running platform and print an access token, for curl and scripts')
    .argument('<phone>', 'for example +919820000031, a buyer of the demo world')
    .option('--url <url>', 'the gateway', gatewayUrl)
    .action(async (phone: string, options: { url: string }) => {
      const { printToken } = await import('../commands/sign-in.js');
      process.exitCode = await printToken(phone, options);
    });

  program
    .command('smoke')
    .description('drive the core journeys against a deployment, and print a line with the time of each')
    .argument('[url]', 'where it is, such as https://api.example.in', gatewayUrl)
    .addOption(
      new Option('--introspection <state>', 'what reading the schema must be for a visitor').choices([
        'on',
        'off',
      ]),
    )
    .option('--no-app', 'the browser app is not served at /')
    .option('--read-only', 'do not sign in, and write nothing')
    .option('--strict', 'fail when a journey was skipped')
    .addHelpText('after', smokeHelp)
    .action(async (url: string, options: SmokeOptions) => {
      const { smoke } = await import('../commands/smoke.js');
      process.exitCode = await smoke(url, options);
    });

  program
    .command('observe')
    .description('start Prometheus and Alertmanager beside a running platform, with its rules and routes')
    .option('--gateway <url>', 'the gateway; by default that of the platform that runs on this home')
    .option(
      '--service <name=host:port...>',
      'services with processes of their own; by default those of that platform',
    )
    .option('--prometheus-port <port>', 'where Prometheus listens', Number, DEFAULT_PORTS.prometheus)
    .option('--alertmanager-port <port>', 'where Alertmanager listens', Number, DEFAULT_PORTS.alertmanager)
    .option('--every <seconds>', 'how often processes are read', Number, 5)
    .option('--folder <folder>', 'where data and logs are kept; by default they are thrown away at the end')
    .addHelpText('after', observeHelp)
    .action(async (options: ObserveOptions) => {
      const { observe } = await import('../commands/observe.js');
      process.exitCode = await observe(options);
    });
}

const observeHelp = `
Rules, routes and scrape configuration are those of deploy/observability. Alerts are printed here in the place of the
pager and the channel. The operations screen of the app draws the dashboards from PROMETHEUS_URL, which is
http://127.0.0.1:${DEFAULT_PORTS.prometheus} for a platform of \`pnpm start\`: set it there when you choose another port here.

Prometheus and Alertmanager come from PATH; as root on Debian they are installed by apt-get, which starts services of
its own where there is a systemd.

Environment:
  PROPMUBI_HOME   the home whose platform is observed
  METRICS_TOKEN   of the gateway, where it runs on another machine`;

const smokeHelp = `
Environment:
  SMOKE_BUYER_TOKEN   access token of the person who asks; where the deployment shows its codes to programs of
                      its machine (development), an account of the test's own is signed in instead
  SMOKE_AGENT_TOKEN   access token of the agent on whose screen the lead is to appear
  SMOKE_LISTING       id of the listing to ask about; its agent gets a lead each time

The lead is withdrawn and sessions are ended. The last line says what is left.`;

function startHelp(): string {
  return `
Environment:
  PORT, HOST      where the gateway listens (4000, 127.0.0.1)
  PROPMUBI_HOME   where data, secrets and logs lie (the operating system's place for state)
  DATABASE_URL, DATABASE_OWNER_URL   an existing Postgres instead of the bundled one
  REDIS_URL       an existing Redis instead of one of our own
  ANSWER_CACHE    false: without the second Redis, in which the gateway keeps answers that are the same for everyone
  CACHE_REDIS_URL an existing Redis for these answers

Two platforms run side by side with another PORT and PROPMUBI_HOME each.`;
}
