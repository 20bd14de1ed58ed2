// `pnpm test:postman [url]`: runs the collection against a platform with Newman, which is fetched for it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const NEWMAN = 'newman@6.2.2';
const [url = 'http://localhost:4000/graphql/partner'] = process.argv.slice(2);
if (url === '--help') {
  console.log(
    'pnpm test:postman [url]: runs client/postman/propmubi.postman_collection.json against a platform',
  );
  process.exit(0);
}
const collection = fileURLToPath(new URL('propmubi.postman_collection.json', import.meta.url));
const { status } = spawnSync('npx', ['--yes', NEWMAN, 'run', collection, '--env-var', `url=${url}`], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
