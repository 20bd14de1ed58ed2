import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../../context.js';
import { ListingStub } from '../../../extends/listing/listing.stub.js';
import { ProjectStub } from '../../../extends/project/project.stub.js';
import { Lead } from '../lead.entity.js';
import { LeadEnquiry } from './lead-enquiry.entity.js';

@Resolver(() => LeadEnquiry)
export class LeadEnquiryResolver {
  @FieldResolver(() => ListingStub, { nullable: true, description: 'The listing it is about.' })
  listing(@Root() { listingId }: LeadEnquiry): ListingStub | null {
    return listingId ? { id: listingId } : null;
  }

  @FieldResolver(() => ProjectStub, { nullable: true, description: 'The project it is about.' })
  project(@Root() { projectId }: LeadEnquiry): ProjectStub | null {
    return projectId ? { id: projectId } : null;
  }
}

@Resolver(() => Lead)
export class LeadEnquiriesResolver {
  @FieldResolver(() => [LeadEnquiry], {
    description: 'Every enquiry of the buyer, newest first; at most 100.',
  })
  enquiries(@Root() { id }: Lead, @Ctx() { loaders }: CrmContext): Promise<LeadEnquiry[]> {
    return loaders.enquiriesByLead.load(id);
  }
}
