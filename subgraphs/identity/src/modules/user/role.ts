import { registerEnumType } from 'type-graphql';

/** The roles of the graph; a test holds them equal to the runtime's. */
export enum Role {
  BUYER = 'BUYER',
  AGENT = 'AGENT',
  BROKERAGE_MANAGER = 'BROKERAGE_MANAGER',
  BUILDER = 'BUILDER',
  REVIEWER = 'REVIEWER',
  PARTNER = 'PARTNER',
  ADMIN = 'ADMIN',
  SUPER_ADMIN = 'SUPER_ADMIN',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What a user may act as.',
  valuesConfig: {
    BUYER: { description: 'Looks for a home.' },
    AGENT: { description: 'Works leads for a brokerage.' },
    BROKERAGE_MANAGER: { description: 'Runs a brokerage’s team and routing.' },
    BUILDER: { description: 'Acts for a builder.' },
    REVIEWER: { description: 'Checks identities and documents.' },
    PARTNER: { description: 'Reads the graph for a bank or portal.' },
    ADMIN: { description: 'Runs the platform.' },
    SUPER_ADMIN: { description: 'An administrator who decides who else is one.' },
  },
});
