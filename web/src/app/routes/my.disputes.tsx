import { createFileRoute } from '@tanstack/react-router';
import { MyDisputesScreen } from '../../features/my/my-disputes.js';

export const Route = createFileRoute('/my/disputes')({ component: MyDisputesScreen });
