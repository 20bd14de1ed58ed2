import type { IsDenied } from '@propmubi/federation/serving';
import type { Viewer } from '@propmubi/runtime/auth';
import { LRUCache } from 'lru-cache';
import type { GraphQLSchema } from 'graphql';
import { readRequirements, type Alternatives, type Requirement } from './requirements.js';

/** Decides one `@policy` name for a viewer. */
export type Policy = (viewer: Viewer) => boolean;

export interface AccessPolicy {
  /** What this viewer may not read, with the error code for each field; undefined when nothing is protected. */
  deniedFor(viewer: Viewer): IsDenied | undefined;
}

/** `role:ADMIN` is a policy every supergraph may use. Others are given by name; an unknown one refuses every viewer. */
const ROLE_POLICY = /^role:(.+)$/;
const REMEMBERED_VIEWS = 1_000;

/** Reads a supergraph's requirements once, and remembers the answers for viewers who may do the same. */
export function createAccessPolicy(
  supergraphSchema: GraphQLSchema,
  policies: Readonly<Record<string, Policy>> = {},
): AccessPolicy {
  const requirements = readRequirements(supergraphSchema);
  const views = new LRUCache<string, IsDenied>({ max: REMEMBERED_VIEWS });
  const isPersonal = Object.keys(policies).length > 0;
  const viewFor = (viewer: Viewer): IsDenied => {
    // Custom policies may look at anything of a viewer; scopes and roles alone make viewers equal otherwise.
    const key = JSON.stringify([viewer.userId !== null, viewer.roles, viewer.scopes, isPersonal && viewer]);
    let view = views.get(key);
    if (!view) {
      view = viewOf(requirements, policies, viewer);
      views.set(key, view);
    }
    return view;
  };
  // One token is one viewer for all its requests.
  const viewsOfViewers = new WeakMap<Viewer, IsDenied>();
  return {
    deniedFor(viewer) {
      if (requirements.size === 0) return undefined;
      let view = viewsOfViewers.get(viewer);
      if (!view) {
        view = viewFor(viewer);
        viewsOfViewers.set(viewer, view);
      }
      return view;
    },
  };
}

function viewOf(
  requirements: ReadonlyMap<string, Requirement>,
  policies: Readonly<Record<string, Policy>>,
  viewer: Viewer,
): IsDenied {
  const scopes = new Set(viewer.scopes);
  const holds = (alternatives: Alternatives, has: (name: string) => boolean) =>
    alternatives.some((all) => all.every(has));
  const passes = (name: string): boolean => {
    const role = ROLE_POLICY.exec(name)?.[1];
    if (role !== undefined) return (viewer.roles as readonly string[]).includes(role);
    return Object.hasOwn(policies, name) && policies[name]?.(viewer) === true;
  };
  const denied = new Map<string, string>();
  for (const [coordinate, requirement] of requirements) {
    if (viewer.userId === null) denied.set(coordinate, 'UNAUTHENTICATED');
    else if (!requirement.scopes.every((one) => holds(one, (scope) => scopes.has(scope))))
      denied.set(coordinate, 'MISSING_SCOPE');
    else if (!requirement.policies.every((one) => holds(one, passes)))
      denied.set(coordinate, 'POLICY_DENIED');
  }
  return (typeName, fieldName) => denied.get(`${typeName}.${fieldName}`);
}
