import { createFileRoute } from '@tanstack/react-router';
import { SavedSearchesScreen } from '../../features/saved-searches/saved-searches-screen.js';

export const Route = createFileRoute('/my/searches')({ component: SavedSearchesScreen });
