// Reads the text layer of one PDF in a thread of its own: what a stranger sends may take any time and memory.
import { parentPort, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';

const document = await getDocumentProxy(workerData.bytes, { verbosity: 0, isEvalSupported: false });
const { text } = await extractText(document, { mergePages: true });
parentPort.postMessage(text.slice(0, workerData.mostCharacters));
