import { ArrayMaxSize, IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PlainText } from '../../shared/plain-text.js';

@InputType({ description: 'Leads to hand on: these, or those of an agent who is absent.' })
export class ReassignLeadsInput {
  @Field(() => [ID], { nullable: true, description: 'Ids of leads, at most 100.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  leadIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The agent whose open leads go on, the first 100.' })
  @IsOptional()
  @IsUUID('all')
  fromAgentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'To whom; else routing chooses one for each.' })
  @IsOptional()
  @IsUUID('all')
  agentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, for the timelines.' })
  @IsOptional()
  @PlainText(1, 2000)
  note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A lead that was not handed on, and why.' })
export class RefusedLead {
  @Field(() => ID, { description: 'Id of the lead.' })
  leadId: string;

  @Field(() => String, { description: 'Stable code, as of reassignLead.' })
  code: string;

  @Field(() => String, { description: 'One sentence for people.' })
  message: string;
}

@ObjectType({ simpleResolvers: true, description: 'Which leads were handed on.' })
export class ReassignLeadsPayload {
  @Field(() => [ID], { description: 'Ids of the leads that went on.' })
  leadIds: string[];

  @Field(() => [RefusedLead], { description: 'Leads that stayed where they were.' })
  refused: RefusedLead[];
}
