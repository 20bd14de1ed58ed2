import type { TenantScope } from '@propmubi/runtime';
import { entityLoader } from '../../entity-loader.js';
import { Locality } from './locality.entity.js';

export const localityById = (db: TenantScope) => entityLoader(db, Locality, 'id');
