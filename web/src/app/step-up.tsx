import { lazy, Suspense } from 'react';
import { useStepUp } from '../lib/step-up.js';

const StepUpDialog = lazy(async () => {
  const { StepUpDialog: component } = await import('../features/step-up/step-up-dialog.js');
  return { default: component };
});

/** The dialog of a refused dangerous act, while one waits for a proof. */
export function StepUp() {
  const asked = useStepUp((state) => state.asked);
  return <Suspense>{asked && <StepUpDialog asked={asked} />}</Suspense>;
}
