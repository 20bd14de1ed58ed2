// Installs the wheel from its address with the system's pip, and asks for homes with what was installed.
import { execFileSync, spawnSync } from 'node:child_process';

const PROGRAM = `
import sys
from propmubi import Client
homes = Client(sys.argv[1]).find_homes(first=3)["feed"]["edges"]
print("python:", *(edge["node"]["title"] for edge in homes), sep="\\n  ")
assert len(homes) == 3`;

export function useInPython(address, { origin }, target) {
  if (spawnSync('python3', ['-m', 'pip', '--version']).status !== 0) {
    console.log('the wheel was not installed: no pip');
    return;
  }
  const install = ['-m', 'pip', 'install', '--no-index', '--disable-pip-version-check', '--target', target];
  execFileSync('python3', [...install, address], { stdio: 'inherit' });
  const env = { ...process.env, PYTHONPATH: target };
  execFileSync('python3', ['-c', PROGRAM, `${origin}/graphql/partner`], { env, stdio: 'inherit' });
}
