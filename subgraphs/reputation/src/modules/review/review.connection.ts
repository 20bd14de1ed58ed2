import { connectionTypes } from '@propmubi/runtime';
import { Review } from './review.entity.js';

export const { ConnectionType: ReviewConnection } = connectionTypes(Review, 'Review', { counted: true });
export type ReviewConnection = InstanceType<typeof ReviewConnection>;
