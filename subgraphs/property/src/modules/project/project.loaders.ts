import type { TenantScope } from '@propmubi/runtime';
import { entityLoader } from '../../entity-loader.js';
import { Project } from './project.entity.js';

export const projectById = (db: TenantScope) => entityLoader(db, Project, 'id');

export const projectByReraNumber = (db: TenantScope) => entityLoader(db, Project, 'reraNumber');
