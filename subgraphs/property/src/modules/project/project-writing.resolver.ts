import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  AppointBrokerageInput, AppointBrokeragePayload, AssignBuilderInput, AssignBuilderPayload, ChangeProjectStatusInput, ChangeProjectStatusPayload,
  RegisterProjectInput, RegisterProjectPayload,
} from './project.inputs.js'; // prettier-ignore
import { appointBrokerage } from './appoint-brokerage.service.js';
import { assignBuilder, changeProjectStatus, registerProject } from './project.service.js';

@Resolver()
export class ProjectWritingResolver {
  @Audited()
  @Mutation(() => RegisterProjectPayload, { description: 'Adds a project of a builder the viewer acts for.' })
  @Directive('@requiresScopes(scopes: [["projects:write"]])')
  @UserErrors(
    'BUILDER_NOT_FOUND',
    'DATE_IN_PAST',
    'INCOMPLETE_PLACE',
    'INVALID_ID',
    'INVALID_PIN_CODE',
    'INVALID_RERA_NUMBER',
    'NOT_YOUR_BUILDER',
    'PLACE_OUT_OF_REGION',
    'PROJECT_EXISTS',
  )
  async registerProject(
    @Arg('input', () => RegisterProjectInput, { description: 'The project.' }) input: RegisterProjectInput,
    @Ctx() context: PropertyContext,
  ): Promise<RegisterProjectPayload> {
    return { project: await registerProject(context, input) };
  }

  @Audited()
  @Mutation(() => ChangeProjectStatusPayload, {
    description: 'Records what the authority decided about a registration.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('INVALID_ID', 'PROJECT_NOT_FOUND')
  async changeProjectStatus(
    @Arg('input', () => ChangeProjectStatusInput, { description: 'Which project, and its new status.' })
    input: ChangeProjectStatusInput,
    @Ctx() context: PropertyContext,
  ): Promise<ChangeProjectStatusPayload> {
    return { project: await changeProjectStatus(context, input) };
  }

  @Audited()
  @Mutation(() => AssignBuilderPayload, { description: 'Lets an organization act for a builder.' })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('BUILDER_NOT_FOUND', 'INVALID_ID')
  async assignBuilder(
    @Arg('input', () => AssignBuilderInput, { description: 'Which project, and its builder.' })
    input: AssignBuilderInput,
    @Ctx() context: PropertyContext,
  ): Promise<AssignBuilderPayload> {
    return { builder: await assignBuilder(context, input) };
  }

  @Audited()
  @Mutation(() => AppointBrokeragePayload, {
    description: 'Appoints a brokerage for a builder: enquiries about its projects go there first.',
  })
  @Directive('@requiresScopes(scopes: [["projects:write"]])')
  @UserErrors('BUILDER_NOT_FOUND', 'INVALID_ID', 'NOT_YOUR_BUILDER', 'PROJECT_NOT_FOUND')
  async appointBrokerage(
    @Arg('input', () => AppointBrokerageInput, { description: 'Which brokerage, and for what.' })
    input: AppointBrokerageInput,
    @Ctx() context: PropertyContext,
  ): Promise<AppointBrokeragePayload> {
    return { builder: await appointBrokerage(context, input) };
  }
}
