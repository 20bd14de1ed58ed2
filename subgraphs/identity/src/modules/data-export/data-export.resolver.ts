import { Audited, AuditsRead } from '@propmubi/runtime';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  DataExport,
  DataExportDownload,
  RequestDataExportInput,
  RequestDataExportPayload,
} from './data-export.types.js';

@Resolver()
export class DataExportResolver {
  @Query(() => [DataExport], {
    nullable: true,
    description: 'Exports the viewer asked for, newest first, until their files are removed.',
  })
  @Directive('@authenticated')
  myDataExports(@Ctx() context: IdentityContext): Promise<DataExport[]> {
    return context.dataExports.list(context);
  }

  @AuditsRead('DATA_EXPORTED', ({ viewer }) => ({
    organizationId: null,
    subjectType: 'USER',
    subjectId: viewer.userId as string,
  }))
  @Query(() => DataExportDownload, {
    nullable: true,
    description: 'A link to a finished export of the viewer, good for some minutes. Null when there is none.',
  })
  @Directive('@authenticated')
  @Directive('@cost(weight: 20)')
  dataExportDownload(
    @Arg('id', () => ID, { description: 'The export.' }) id: string,
    @Ctx() context: IdentityContext,
  ): Promise<DataExportDownload | null> {
    return context.dataExports.link(context, id);
  }

  @Audited()
  @Mutation(() => RequestDataExportPayload, {
    description:
      'Asks for all that is held of the viewer, in all parts of the platform, as one signed archive. Two a day; myDataExports says how far it is.',
  })
  @Directive('@authenticated')
  @UserErrors('EXPORT_UNDER_WAY', 'INVALID_ID', 'OTP_EXHAUSTED', 'OTP_INVALID', 'STEP_UP_REQUIRED')
  async requestDataExport(
    @Arg('input', () => RequestDataExportInput, { description: 'The proof.' })
    input: RequestDataExportInput,
    @Ctx() context: IdentityContext,
  ): Promise<RequestDataExportPayload> {
    return { dataExport: await context.dataExports.request(context, { ...input, client: context.client }) };
  }
}
