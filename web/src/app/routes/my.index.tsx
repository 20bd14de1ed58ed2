import { createFileRoute } from '@tanstack/react-router';
import { MyEnquiriesScreen } from '../../features/my/my-enquiries.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/my/')({
  component: () => (
    <SignedInOnly>
      <MyEnquiriesScreen />
    </SignedInOnly>
  ),
});
