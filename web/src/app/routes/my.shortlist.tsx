import { createFileRoute } from '@tanstack/react-router';
import { ShortlistScreen } from '../../features/shortlist/shortlist-screen.js';

export const Route = createFileRoute('/my/shortlist')({ component: ShortlistScreen });
