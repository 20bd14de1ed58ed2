import { Field, ID, InputType, registerEnumType } from 'type-graphql';

/** Roles on the platform; those within a brokerage come by invitation. */
export enum GrantedRole {
  BUILDER = 'BUILDER',
  REVIEWER = 'REVIEWER',
  PARTNER = 'PARTNER',
  ADMIN = 'ADMIN',
  SUPER_ADMIN = 'SUPER_ADMIN',
}

registerEnumType(GrantedRole, {
  name: 'GrantedRole',
  description: 'A role that an administrator gives and takes.',
  valuesConfig: {
    BUILDER: { description: 'Acts for a builder.' },
    REVIEWER: { description: 'Checks identities, brokerages and documents.' },
    PARTNER: { description: 'Reads the graph for a bank or portal.' },
    ADMIN: { description: 'Runs the platform; given and taken by super administrators.' },
    SUPER_ADMIN: { description: 'An administrator who decides who else is one.' },
  },
});

@InputType({ description: 'A role to give or take.' })
export class RoleInput {
  @Field(() => ID, { description: 'Whose.' })
  userId: string;

  @Field(() => GrantedRole, { description: 'Which.' })
  role: GrantedRole;
}
