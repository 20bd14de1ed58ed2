import { HomeTakenError, lockHome } from '../../src/home-lock.js';

// Tries to have each home whose folder it is sent, and says what came of it.
process.on('message', (home: string) => {
  try {
    lockHome(home, 'pnpm start');
    process.send?.('locked');
  } catch (error) {
    process.send?.(error instanceof HomeTakenError ? error.code : String(error));
  }
});
