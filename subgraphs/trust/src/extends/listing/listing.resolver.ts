import { cacheFor, PUBLIC } from '@propmubi/runtime';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { LegalDocument } from '../../modules/document/document.entity.js';
import { TrustScore } from '../../modules/score/trust-score.entity.js';
import { ListingStub } from './listing.stub.js';

/** What trust adds to a listing. */
@Resolver(() => ListingStub)
export class ListingExtension {
  @FieldResolver(() => TrustScore, { nullable: true, description: 'How far the listing can be trusted.' })
  @Directive(PUBLIC)
  @Directive(cacheFor(300))
  trust(@Root() { id }: ListingStub, @Ctx() { loaders }: TrustContext): Promise<TrustScore | null> {
    return loaders.trustBySubject.load({ type: 'LISTING', id });
  }

  @FieldResolver(() => [LegalDocument], {
    nullable: true,
    description:
      'Its legal documents, newest first. Every viewer sees their type and status, the submitter sees more.',
  })
  documents(@Root() { id }: ListingStub, @Ctx() { loaders }: TrustContext): Promise<LegalDocument[]> {
    return loaders.documentsBySubject.load({ type: 'LISTING', id });
  }
}
