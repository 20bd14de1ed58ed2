import { assertAuthenticated, assertId, NotFoundError } from '@propmubi/runtime';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { Dispute } from './dispute.entity.js';
import { DisputePayload, OpenDisputeInput, ResolveDisputeInput } from './dispute.inputs.js';
import { findOpenDispute, openDispute, organizationOf, resolveDispute } from './dispute.service.js';

@Resolver(() => Dispute)
export class DisputeResolver {
  @Query(() => Dispute, {
    nullable: true,
    description: 'One dispute, for who opened it and for the organization it is about.',
  })
  dispute(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders }: TrustContext,
  ): Promise<Dispute | null> {
    return loaders.disputeById.load(assertId(id, 'id'));
  }

  @Mutation(() => DisputePayload, { description: 'Objects to what is said about somebody or something.' })
  @Directive('@authenticated')
  async openDispute(
    @Arg('input', () => OpenDisputeInput, { description: 'The objection.' }) input: OpenDisputeInput,
    @Ctx() { db, viewer, now }: TrustContext,
  ): Promise<DisputePayload> {
    assertAuthenticated(viewer);
    const organizationId = await db.read((em) => organizationOf(em, viewer, input));
    const work = { organizationId };
    return { dispute: await db.write((em) => openDispute(em, viewer, organizationId, input, now()), work) };
  }

  @Mutation(() => DisputePayload, { description: 'Decides a dispute somebody else opened. Needs a reason.' })
  @Directive('@requiresScopes(scopes: [["disputes:decide"]])')
  async resolveDispute(
    @Arg('input', () => ResolveDisputeInput, { description: 'The decision.' }) input: ResolveDisputeInput,
    @Ctx() { db, viewer, now }: TrustContext,
  ): Promise<DisputePayload> {
    assertAuthenticated(viewer);
    const found = await db.read((em) => findOpenDispute(em, input.disputeId));
    if (!found) throw new NotFoundError('There is no such open dispute.');
    return { dispute: await db.write((em) => resolveDispute(em, viewer, input, now()), found) };
  }
}
