import { assertId } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { Organization, OrganizationRegistration } from './organization.entity.js';
import { RegisterOrganizationInput, RegisterOrganizationPayload } from './organization.inputs.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'A brokerage by its id.' })
  organization(
    @Arg('id', () => ID, { description: 'The organization’s id.' }) id: string,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(assertId(id, 'id'));
  }

  @Mutation(() => RegisterOrganizationPayload, {
    description: 'Registers a brokerage, with the signed-in user as its manager.',
  })
  @Directive('@authenticated')
  async registerOrganization(
    @Arg('input', () => RegisterOrganizationInput, { description: 'The brokerage.' })
    input: RegisterOrganizationInput,
    @Ctx() { organizations, db }: IdentityContext,
  ): Promise<RegisterOrganizationPayload> {
    return { organization: await organizations.register(db, input) };
  }

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
