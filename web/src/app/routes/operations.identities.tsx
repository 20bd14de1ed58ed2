import { createFileRoute } from '@tanstack/react-router';
import { IdentityScreen } from '../../features/operations/identity-screen.js';
import { StaffOnly } from '../../shared/staff/staff-only.js';

export const Route = createFileRoute('/operations/identities')({
  component: () => <StaffOnly>{() => <IdentityScreen />}</StaffOnly>,
});
