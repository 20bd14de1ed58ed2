import { join } from 'node:path';
import { findRunningRedis } from '@propmubi/dev-services';
import { demoWorld } from '../demo-world.js';
import { signIn } from '../demo/sign-in.js';
import { resolveHome } from '../home.js';
import { printError, describeError, dim, red, print } from '../terminal.js';

/**
 * Signs in by one-time password and prints the access token alone on standard output, for `curl` and scripts.
 * Returns the exit code.
 */
export async function printToken(phone: string, { url }: { url: string }): Promise<number> {
  try {
    const { servicesPath } = resolveHome(process.env);
    const redisUrl = process.env['REDIS_URL'] ?? (await findRunningRedis(join(servicesPath, 'redis')));
    const people = Object.values(demoWorld).flat() as { phone?: string; name: string }[];
    const name = people.find((person) => person.phone === phone)?.name ?? phone;
    print(await signIn(url, { phone, name }, redisUrl, (line) => printError(dim(line))));
    return 0;
  } catch (error) {
    printError(red(describeError(error)));
    return 1;
  }
}
