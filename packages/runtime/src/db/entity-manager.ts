/** MikroORM's EntityManager, in a file of its own so that what runs in a transaction does not import what opens one. */
export type { EntityManager } from '@mikro-orm/postgresql';
