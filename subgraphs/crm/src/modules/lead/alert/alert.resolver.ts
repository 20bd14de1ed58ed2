import { Audited, NotFoundError, recordActs } from '@propmubi/runtime';
import { IsUUID } from 'class-validator';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { CrmContext } from '../../../context.js';
import { UserErrors } from '../../../user-errors.js';
import { Lead } from '../lead.entity.js';
import { LeadAlert } from './alert.entity.js';

@InputType({ description: 'Names an alert.' })
export class AcknowledgeLeadAlertInput {
  @Field(() => ID, { description: 'Id of the alert.' })
  @IsUUID('all')
  alertId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The alert after the change.' })
export class LeadAlertPayload {
  @Field(() => LeadAlert, { description: 'The alert.' })
  alert: LeadAlert;
}

@Resolver(() => LeadAlert)
export class LeadAlertResolver {
  @Audited()
  @Mutation(() => LeadAlertPayload, { description: 'A manager takes note of an alert.' })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors('LEAD_ALERT_NOT_FOUND')
  async acknowledgeLeadAlert(
    @Arg('input', () => AcknowledgeLeadAlertInput, { description: 'Which alert.' })
    { alertId }: AcknowledgeLeadAlertInput,
    @Ctx() { db, viewer, now }: CrmContext,
  ): Promise<LeadAlertPayload> {
    return db.write(async (em) => {
      const alert = await em.findOne(LeadAlert, {
        id: alertId,
        organizationId: viewer.organizationId as string,
      });
      if (!alert) throw new NotFoundError('There is no such alert.', { code: 'LEAD_ALERT_NOT_FOUND' });
      if (alert.acknowledgedAt) return { alert };
      alert.acknowledgedAt = now();
      alert.acknowledgedBy = viewer.userId;
      await recordActs(em, viewer, [
        {
          action: 'LEAD_ALERT_ACKNOWLEDGED',
          organizationId: alert.organizationId,
          subjectType: 'LEAD_ALERT',
          subjectId: alert.id,
        },
      ]);
      return { alert };
    });
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead it is about.' })
  lead(@Root() { leadId }: LeadAlert, @Ctx() { loaders }: CrmContext): Promise<Lead | null> | null {
    return leadId === null ? null : loaders.leadById.load(leadId);
  }
}
