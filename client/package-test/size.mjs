// What the installed package adds to an app of a stranger: bundled, minified and compressed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const ENTRIES = {
  'createClient and one document': `import { createClient, Feed } from '@propmubi/client'; console.log(createClient, Feed);`,
  'with sign-in and live leads': `import * as all from '@propmubi/client';
    const { createClient, createSession, liveLeads, requestOtp, VerifyOtp } = all;
    console.log(createClient, createSession, liveLeads, requestOtp, VerifyOtp);`,
  'everything there is': `import * as all from '@propmubi/client'; console.log(all);`,
  'the hooks, without React': `import * as all from '@propmubi/client/react'; console.log(all);`,
};
/** Of everything there is. */
const MOST_GZIP_BYTES = 15 * 1024;

/** Prints the sizes; throws when the package has grown over what it may. */
export async function checkSize(folder) {
  for (const [index, [name, code]] of Object.entries(ENTRIES).entries()) {
    const input = join(folder, `size-${index}.js`);
    writeFileSync(input, code);
    const bundle = await rolldown({ input, platform: 'browser', external: ['react'] });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    const text = output.map((part) => part.code ?? '').join('');
    const compressed = gzipSync(text).length;
    console.log(`size: ${name}: ${kilobytes(text.length)}, ${kilobytes(compressed)} compressed`);
    if (compressed > MOST_GZIP_BYTES) throw new Error(`${name}: more than ${kilobytes(MOST_GZIP_BYTES)}`);
  }
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
