import { createFileRoute } from '@tanstack/react-router';
import { SecurityScreen } from '../../features/security/security-screen.js';

export const Route = createFileRoute('/my/security')({ component: SecurityScreen });
