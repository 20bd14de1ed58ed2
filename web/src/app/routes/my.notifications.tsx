import { createFileRoute } from '@tanstack/react-router';
import { NotificationsScreen } from '../../features/my/notifications/notifications-screen.js';

export const Route = createFileRoute('/my/notifications')({ component: NotificationsScreen });
