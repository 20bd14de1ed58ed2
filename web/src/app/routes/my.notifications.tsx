import { createFileRoute } from '@tanstack/react-router';
import { NotificationsScreen } from '../../features/my/notifications/notifications-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/my/notifications')({
  component: () => (
    <SignedInOnly>
      <NotificationsScreen />
    </SignedInOnly>
  ),
});
