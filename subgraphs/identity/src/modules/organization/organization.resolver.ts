import { assertId, Audited, AuditsRead, type Connection, connectionTypes } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  OrganizationBrand,
  ReviewOrganizationNameInput,
  UpdateOrganizationInput,
  UpdateOrganizationPayload,
} from './organization-brand.types.js';
import { Organization, OrganizationRegistration } from './organization.entity.js';
import {
  OrganizationPayload,
  OrganizationsArgs,
  RegisterOrganizationInput,
  RegisterOrganizationPayload,
  RejectOrganizationInput,
  VerifyOrganizationInput,
} from './organization.inputs.js';
import { countOrganizations, findOrganizations, findSimilarlyNamed } from './organization.repository.js';
import {
  rejectOrganization,
  reviewOrganizationName,
  verifyOrganization,
} from './organization-review.service.js';
import { registerOrganization } from './organization.service.js';
import { updateOrganization } from './update-organization.service.js';

const { ConnectionType: OrganizationConnection } = connectionTypes(Organization, 'Organization', {
  counted: true,
});

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'A brokerage by its id.' })
  organization(
    @Arg('id', () => ID, { description: 'The organization’s id.' }) id: string,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(assertId(id, 'id'));
  }

  @Audited()
  @Mutation(() => RegisterOrganizationPayload, {
    description:
      'Registers a brokerage, with the signed-in user as its manager. It is PENDING until a reviewer has verified it.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'GSTIN_PAN_MISMATCH',
    'INVALID_GSTIN',
    'INVALID_NAME',
    'INVALID_PAN',
    'STAFF_CANNOT_JOIN',
    'WORKS_ELSEWHERE',
  )
  async registerOrganization(
    @Arg('input', () => RegisterOrganizationInput, { description: 'The brokerage.' })
    input: RegisterOrganizationInput,
    @Ctx() context: IdentityContext,
  ): Promise<RegisterOrganizationPayload> {
    return { organization: await registerOrganization(context, input), refreshSession: false };
  }

  @Query(() => OrganizationConnection, {
    nullable: true,
    description: 'Organizations by status and name, the oldest first: PENDING ones are a reviewer’s work.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  async organizations(
    @Args(() => OrganizationsArgs) args: OrganizationsArgs,
    @Ctx() { db }: IdentityContext,
  ): Promise<Connection<Organization>> {
    const page = await db.read((em) => findOrganizations(em, args));
    return { ...page, totalCount: () => db.read((em) => countOrganizations(em, args)) };
  }

  @Audited()
  @Mutation(() => OrganizationPayload, { description: 'A reviewer verifies a brokerage.' })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors(
    'INVALID_ID',
    'ORGANIZATION_DECIDED',
    'ORGANIZATION_EXISTS',
    'ORGANIZATION_NOT_FOUND',
    'SELF_REVIEW',
  )
  async verifyOrganization(
    @Arg('input', () => VerifyOrganizationInput, { description: 'The brokerage.' })
    input: VerifyOrganizationInput,
    @Ctx() context: IdentityContext,
  ): Promise<OrganizationPayload> {
    return { organization: await verifyOrganization(context, input.organizationId) };
  }

  @Audited()
  @Mutation(() => OrganizationPayload, { description: 'A reviewer refuses a brokerage.' })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors('INVALID_ID', 'ORGANIZATION_DECIDED', 'ORGANIZATION_NOT_FOUND', 'SELF_REVIEW')
  async rejectOrganization(
    @Arg('input', () => RejectOrganizationInput, { description: 'The brokerage.' })
    input: RejectOrganizationInput,
    @Ctx() context: IdentityContext,
  ): Promise<OrganizationPayload> {
    return { organization: await rejectOrganization(context, input.organizationId, input.reason) };
  }

  @Audited()
  @Mutation(() => UpdateOrganizationPayload, {
    description: 'Changes how the manager’s brokerage shows itself, or asks for another name.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors(
    'CONTACT_NOT_PROVEN',
    'FORBIDDEN',
    'FRESH_SIGN_IN_REQUIRED',
    'INVALID_COLOUR',
    'INVALID_EMAIL',
    'INVALID_LOGO',
    'INVALID_NAME',
    'INVALID_PHONE',
    'INVALID_WEBSITE',
    'STEP_UP_REQUIRED',
    'TEXT_TOO_LONG',
  )
  updateOrganization(
    @Arg('input', () => UpdateOrganizationInput, { description: 'What to change.' })
    input: UpdateOrganizationInput,
    @Ctx() context: IdentityContext,
  ): Promise<UpdateOrganizationPayload> {
    return updateOrganization(context, input);
  }

  @Audited()
  @Mutation(() => OrganizationPayload, {
    description: 'A reviewer confirms or refuses the name that a verified brokerage asks for.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors('INVALID_ID', 'NAME_NOT_REQUESTED', 'SELF_REVIEW')
  async reviewOrganizationName(
    @Arg('input', () => ReviewOrganizationNameInput, { description: 'The decision.' })
    input: ReviewOrganizationNameInput,
    @Ctx() context: IdentityContext,
  ): Promise<OrganizationPayload> {
    return { organization: await reviewOrganizationName(context, input) };
  }

  @FieldResolver(() => OrganizationBrand, {
    nullable: true,
    description: 'How it shows itself; null: not yet.',
  })
  brand(
    @Root() { id }: Organization,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<OrganizationBrand | null> {
    return loaders.brandByOrganizationId.load(id);
  }

  @FieldResolver(() => [Organization], {
    nullable: true,
    description: 'Others whose name looks like this one’s, or like the one it asks for; for reviewers.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  async similarlyNamed(
    @Root() { id, name }: Organization,
    @Ctx() { db, loaders }: IdentityContext,
  ): Promise<Organization[]> {
    const requested = (await loaders.registrationByOrganizationId.load(id))?.requestedName;
    return db.read((em) => findSimilarlyNamed(em, id, requested == null ? [name] : [name, requested]));
  }

  @AuditsRead<Organization>('REGISTRATION_READ', ({ source: { id }, viewer }) =>
    id === viewer.organizationId ? null : { organizationId: id, subjectType: 'ORGANIZATION', subjectId: id },
  )
  @FieldResolver(() => OrganizationRegistration, {
    nullable: true,
    description: 'Tax registration; seen by the organization’s own members.',
  })
  @Directive('@authenticated')
  registration(
    @Root() organization: Organization,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<OrganizationRegistration | null> {
    return loaders.registrationByOrganizationId.load(organization.id);
  }
}
