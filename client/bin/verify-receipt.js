#!/usr/bin/env node
// Verifies receipts of the transparency log offline: propmubi-verify receipt.json [--key key.json] [--file paper.pdf] [--document id]
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyReceipt } from '@propmubi/client';

const usage = `usage: verify-receipt <receipt.json> [--key <key.json>] [--file <document>] [--document <id>]

  receipt.json  an entry of documentLogEntries { leaf leafIndex treeSize path
                head { treeSize rootHash timestamp signature publicKey } }, a list of them, or the whole answer
  --key         the log’s key as transparencyLogKey says it; without it the receipt’s own key is believed
  --file        the document’s bytes, to be compared with the logged SHA-256
  --document    the id of the document that the entries have to be about`;

const explanations = {
  NOT_A_RECEIPT: 'this is no receipt of the log',
  OTHER_TREE: 'proof and head are of different trees',
  NOT_INCLUDED: 'the proof does not lead from the entry to the signed root',
  NOT_SIGNED: 'the head is not signed',
  OTHER_KEY: 'the head is signed with another key than the published one',
  BAD_SIGNATURE: 'the signature is not of this head',
  OTHER_DOCUMENT: 'the entry is about another document',
  OTHER_CONTENT: 'the file is not the one that was logged',
};

// pnpm runs scripts in the root of the repository; relative paths are meant from where the user stands.
const pathOf = (path) => resolve(process.env['INIT_CWD'] ?? '.', path);

/** A key as JWK, as the JSON text of one, or in the answer of the graph. */
function readKey(path) {
  const given = JSON.parse(readFileSync(pathOf(path), 'utf8'));
  const found = given.data?.transparencyLogKey ?? given.transparencyLogKey ?? given;
  return found.publicKey ?? JSON.stringify(found);
}

function readReceipts(path) {
  const given = JSON.parse(readFileSync(pathOf(path), 'utf8'));
  const found = given.data?.documentLogEntries ?? given.documentLogEntries ?? given;
  return Array.isArray(found) ? found : [found];
}

async function run() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      file: { type: 'string' },
      document: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || positionals.length !== 1) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const publicKey = values.key && readKey(values.key);
  const content = values.file && readFileSync(pathOf(values.file));
  const receipts = readReceipts(positionals[0]);
  let bad = receipts.length === 0;
  if (bad) console.error('not verified: there is no receipt in this file');
  for (const receipt of receipts) {
    const { problems, facts, keyId } = await verifyReceipt(receipt, {
      publicKey,
      content,
      documentId: values.document,
    });
    const what = facts
      ? `${facts.documentType} ${facts.documentId} ${facts.status} at ${facts.at}`
      : 'unreadable';
    if (problems.length === 0) {
      console.log(`verified: ${what}, entry ${receipt.leafIndex} of ${receipt.treeSize}, key ${keyId}`);
    } else {
      bad = true;
      console.error(`not verified: ${what}`);
      for (const problem of problems) console.error(`  ${problem}: ${explanations[problem]}`);
    }
  }
  if (!publicKey && !bad)
    console.log(
      'The key is the receipt’s own. Compare it with the published one: --key, or transparencyLogKey.keyId.',
    );
  return bad ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(`not verified: ${error.message}`);
  process.exitCode = 2;
}
