import { createFileRoute } from '@tanstack/react-router';
import { MyDataScreen } from '../../features/my/my-data.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/my/data')({
  component: () => (
    <SignedInOnly>
      <MyDataScreen />
    </SignedInOnly>
  ),
});
