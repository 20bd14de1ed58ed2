import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { graphql } from '../graphql/index.js';
import { request } from './graph.js';
import { signInByPasskey } from './sign-in-ways.js';

const BeginPasskeySignIn = graphql(`
  mutation BeginPasskeySignIn {
    beginPasskeySignIn {
      options
    }
  }
`);

const BeginPasskeyRegistration = graphql(`
  mutation BeginPasskeyRegistration {
    beginPasskeyRegistration {
      options
    }
  }
`);

const RegisterPasskey = graphql(`
  mutation RegisterPasskey($input: RegisterPasskeyInput!) {
    registerPasskey(input: $input) {
      passkey {
        id
      }
    }
  }
`);

const BeginPasskeyStepUp = graphql(`
  mutation BeginPasskeyStepUp {
    beginPasskeyStepUp {
      options
    }
  }
`);

const StepUpWithPasskey = graphql(`
  mutation StepUpWithPasskey($input: StepUpWithPasskeyInput!) {
    stepUpWithPasskey(input: $input) {
      provedUntil
    }
  }
`);

/** Whether this browser can use passkeys at all. */
export const hasPasskeys = browserSupportsWebAuthn;

/** The reader cancelled, the device has no passkey of this site, or the page is not one of its site. */
class PasskeyUnused extends Error {
  readonly code = 'PASSKEY_UNUSED';
}

/** @throws SessionError, RequestError, PasskeyUnused */
export async function signInWithPasskey(): Promise<void> {
  const { beginPasskeySignIn } = await request(BeginPasskeySignIn, {});
  await signInByPasskey({ response: await use(beginPasskeySignIn.options) });
}

/** @throws RequestError, PasskeyUnused */
export async function registerPasskey(name: string): Promise<void> {
  const { beginPasskeyRegistration } = await request(BeginPasskeyRegistration, {});
  const optionsJSON = parsed<Parameters<typeof startRegistration>[0]['optionsJSON']>(
    beginPasskeyRegistration.options,
  );
  const made = await startRegistration({ optionsJSON }).catch(unused);
  await request(RegisterPasskey, { input: { name, response: JSON.stringify(made) } });
}

/** @throws RequestError, PasskeyUnused */
export async function proveByPasskey(): Promise<void> {
  const { beginPasskeyStepUp } = await request(BeginPasskeyStepUp, {});
  await request(StepUpWithPasskey, { input: { response: await use(beginPasskeyStepUp.options) } });
}

async function use(options: string | null): Promise<string> {
  const optionsJSON = parsed<Parameters<typeof startAuthentication>[0]['optionsJSON']>(options);
  return JSON.stringify(await startAuthentication({ optionsJSON }).catch(unused));
}

function parsed<Options>(options: string | null): Options {
  return JSON.parse(options ?? 'null') as Options;
}

function unused(cause: unknown): never {
  throw new PasskeyUnused('The device used no passkey.', { cause });
}
