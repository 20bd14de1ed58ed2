import {
  assertAuthenticated,
  assertId,
  Audited,
  type Connection,
  ConnectionArgs,
  cursorInstant,
  type EntityManager,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { PersonalDataKind } from '@propmubi/domain';
import type { TrustContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { readAsReviewer } from '../../reviewing.js';
import { resolveDispute, triageDispute, withdrawDispute } from './decide-dispute.service.js';
import { DECIDE } from './dispute.scopes.js';
import { Dispute, DisputeEntry } from './dispute.entity.js';
import {
  DisputeConnection,
  DisputeFilter,
  DisputePayload,
  OpenDisputeInput,
  ResolveDisputeInput,
  TriageDisputeInput,
  WithdrawDisputeInput,
} from './dispute.inputs.js';
import { countDisputes, findDisputes } from './dispute.repository.js';
import { openDispute } from './open-dispute.service.js';
import { PersonalDataKindEnum, personalDataFor, statementFor } from './dispute.statement.js';

const cursorShape = z.tuple([cursorInstant, z.guid()]);

@Resolver(() => Dispute)
export class DisputeResolver {
  @Query(() => Dispute, {
    nullable: true,
    description: 'One dispute: for the person who opened it, the organization it is about, and deciders.',
  })
  dispute(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders }: TrustContext,
  ): Promise<Dispute | null> {
    return loaders.disputeById.load(assertId(id, 'id'));
  }

  @Query(() => DisputeConnection, {
    nullable: true,
    description:
      'Disputes, those to be decided first first: deciders see all, others what they opened and what is about their organization.',
  })
  @Directive('@authenticated')
  async disputes(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => DisputeFilter, { nullable: true, description: 'Which ones; left out: all.' })
    filter: DisputeFilter | null,
    @Ctx() { db, viewer }: TrustContext,
  ): Promise<Connection<Dispute>> {
    assertAuthenticated(viewer);
    const page = readPage(args, cursorShape);
    const asViewer = <T>(read: (em: EntityManager) => Promise<T>) =>
      db.read(async (em) => {
        if (viewer.scopes.includes(DECIDE)) await readAsReviewer(em, viewer, DECIDE);
        return read(em);
      });
    const found = await asViewer((em) => findDisputes(em, filter ?? {}, page));
    return toConnection(
      found,
      page,
      ({ decideBy, id }) => [decideBy.toISOString(), id],
      () => asViewer((em) => countDisputes(em, filter ?? {})),
    );
  }

  @Audited()
  @Mutation(() => DisputePayload, {
    description:
      'Objects to what is said about a subject the viewer visited, booked with or paid, as both sides confirmed.',
  })
  @Directive('@authenticated')
  @UserErrors('DISPUTE_OPEN_ALREADY', 'SELF_DISPUTE', 'STANDING_REQUIRED', 'SUBJECT_NOT_FOUND')
  async openDispute(
    @Arg('input', () => OpenDisputeInput, { description: 'The objection.' }) input: OpenDisputeInput,
    @Ctx() context: TrustContext,
  ): Promise<DisputePayload> {
    return { dispute: await openDispute(context, input) };
  }

  @Audited()
  @Mutation(() => DisputePayload, {
    description: 'Accepts a dispute, which then acts, or dismisses it. Needs a reason.',
  })
  @Directive('@requiresScopes(scopes: [["disputes:decide"]])')
  @UserErrors('MAKER_IS_CHECKER', 'NOT_FOUND', 'NOT_OPEN', 'REASON_REQUIRED')
  async triageDispute(
    @Arg('input', () => TriageDisputeInput, { description: 'The triage.' }) input: TriageDisputeInput,
    @Ctx() context: TrustContext,
  ): Promise<DisputePayload> {
    return { dispute: await triageDispute(context, input) };
  }

  @Audited()
  @Mutation(() => DisputePayload, {
    description: 'Decides a dispute another person opened. Needs a reason.',
  })
  @Directive('@requiresScopes(scopes: [["disputes:decide"]])')
  @UserErrors('MAKER_IS_CHECKER', 'NOT_FOUND', 'NOT_OPEN', 'REASON_REQUIRED')
  async resolveDispute(
    @Arg('input', () => ResolveDisputeInput, { description: 'The decision.' }) input: ResolveDisputeInput,
    @Ctx() context: TrustContext,
  ): Promise<DisputePayload> {
    return { dispute: await resolveDispute(context, input) };
  }

  @Audited()
  @Mutation(() => DisputePayload, { description: 'Takes back a dispute the viewer opened.' })
  @Directive('@authenticated')
  @UserErrors('NOT_FOUND', 'NOT_OPEN')
  async withdrawDispute(
    @Arg('input', () => WithdrawDisputeInput, { description: 'The dispute.' }) input: WithdrawDisputeInput,
    @Ctx() context: TrustContext,
  ): Promise<DisputePayload> {
    return { dispute: await withdrawDispute(context, input) };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer opened it.' })
  isOwn(@Root() { openedBy }: Dispute, @Ctx() { viewer }: TrustContext): boolean {
    return viewer.userId === openedBy;
  }

  @FieldResolver(() => String, {
    description:
      'What is objected, in the words of the person who opened it. The organization it is about reads it without phone numbers, addresses and numbers of identities.',
  })
  statement(@Root() dispute: Dispute, @Ctx() { viewer }: TrustContext): string {
    return statementFor(viewer, dispute);
  }

  @FieldResolver(() => [PersonalDataKindEnum], {
    nullable: true,
    description: 'What the statement seems to hold of personal data; null for others than deciders.',
  })
  personalData(@Root() dispute: Dispute, @Ctx() { viewer }: TrustContext): PersonalDataKind[] | null {
    return personalDataFor(viewer, dispute);
  }

  @FieldResolver(() => [DisputeEntry], { description: 'What happened to it, oldest first.' })
  history(@Root() { id }: Dispute, @Ctx() { loaders }: TrustContext): Promise<DisputeEntry[]> {
    return loaders.disputeHistory.load(id);
  }
}
