import { debianTools as findTools, type DebianTools } from '@propmubi/dev-services';

/** Programs that a drill needs; one that cannot have them says so and is skipped. */
export function debianTools(packageOf: Readonly<Record<string, string>>): DebianTools {
  const tools = findTools(packageOf);
  if (tools.missing) process.stderr.write(`skipped: ${tools.missing}\n`);
  return tools;
}
