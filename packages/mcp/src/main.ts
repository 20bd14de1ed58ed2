import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Command } from 'commander';
import { createAsk } from './ask.js';
import { createMcpServer } from './server.js';
import { loadTools } from './tools.js';

const packageFolder = join(import.meta.dirname, '..');
/** Beside the compiled code of the installed package; in the workspace, where it is written. */
const CONTRACT = [
  join(import.meta.dirname, 'partner.graphql'),
  join(packageFolder, '../../schema/contracts/partner.graphql'),
];

const program = new Command('pnpm mcp')
  .description(
    'An MCP server over standard input and output: stored operations of the partner API as tools of an assistant.',
  )
  .option('--url <url>', 'the platform', 'http://localhost:4000/graphql/partner')
  .option('--operations <folder>', 'of .graphql files, one operation each', join(packageFolder, 'operations'))
  .option('--allow-changes', 'offer mutations, too; without it nothing can be changed', false)
  .addHelpText(
    'after',
    '\nThe API key is read from PROPMUBI_API_KEY; without one an assistant sees what a visitor sees.',
  )
  .parse();
const options = program.opts<{ url: string; operations: string; allowChanges: boolean }>();

try {
  const tools = loadTools({
    folder: options.operations,
    contract: readFileSync(CONTRACT.find(existsSync) ?? '', 'utf8'),
    allowChanges: options.allowChanges,
  });
  const ask = createAsk({ url: options.url, apiKey: process.env['PROPMUBI_API_KEY'] });
  await createMcpServer({ tools, ask }).connect(new StdioServerTransport());
} catch (error) {
  // Standard output is the protocol's.
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
