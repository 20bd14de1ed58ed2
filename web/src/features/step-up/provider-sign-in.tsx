import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { openProviderWindow, proveAtProvider } from '../../lib/provider-proof.js';
import { WorkEmailForm } from '../../shared/sign-in/work-email-form.js';

interface ProviderSignInProps {
  /** Waits for the proof, and closes the dialog. */
  prove(proof: Promise<unknown>): Promise<void>;
  /** What else can be done, below. */
  children: ReactNode;
}

/** A new sign-in at the provider of the organization, in a window beside the act that waits for it. */
export function ProviderSignIn({ prove, children }: ProviderSignInProps) {
  const signIn = useMutation({
    mutationFn: ({ email, opened }: { email: string; opened: Window | null }) =>
      prove(proveAtProvider(email, opened)),
  });
  return (
    <WorkEmailForm
      send="signIn.by.sso"
      busy={signIn.isPending}
      error={signIn.error}
      onSend={(email) => signIn.mutate({ email, opened: openProviderWindow() })}
    >
      {children}
    </WorkEmailForm>
  );
}
