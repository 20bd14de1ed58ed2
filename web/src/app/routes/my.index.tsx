import { createFileRoute } from '@tanstack/react-router';
import { MyEnquiriesScreen } from '../../features/my/my-enquiries.js';

export const Route = createFileRoute('/my/')({ component: MyEnquiriesScreen });
