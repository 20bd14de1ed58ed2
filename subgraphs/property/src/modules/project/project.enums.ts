import { registerEnumType } from 'type-graphql';

/** What the register says about a registration's standing. */
export enum ProjectStatus {
  ACTIVE = 'ACTIVE',
  COMPLETED = 'COMPLETED',
  LAPSED = 'LAPSED',
  ABEYANCE = 'ABEYANCE',
  DE_REGISTERED = 'DE_REGISTERED',
  REVOKED = 'REVOKED',
}

registerEnumType(ProjectStatus, {
  name: 'ProjectStatus',
  description: 'Standing of a registration under the RERA Act.',
  valuesConfig: {
    ACTIVE: {
      description: 'Registered. The register’s export does not tell completed or lapsed ones apart.',
    },
    COMPLETED: { description: 'The promoter filed the completion (Form 4).' },
    LAPSED: { description: 'Validity ended without completion or extension.' },
    ABEYANCE: { description: 'Put on hold by the authority.' },
    DE_REGISTERED: { description: 'Taken off the register on the promoter’s request.' },
    REVOKED: { description: 'Revoked by the authority under section 7.' },
  },
});

/** Whether construction had begun when the Act came into force (1 May 2017). */
export enum RegistrationType {
  NEW = 'NEW',
  ON_GOING = 'ON_GOING',
}

registerEnumType(RegistrationType, {
  name: 'RegistrationType',
  description: 'How the project came onto the register.',
  valuesConfig: {
    NEW: { description: 'Registered before it began.' },
    ON_GOING: { description: 'Under construction when the Act came into force.' },
  },
});

export enum ProjectType {
  RESIDENTIAL = 'RESIDENTIAL',
  COMMERCIAL = 'COMMERCIAL',
  INDUSTRIAL = 'INDUSTRIAL',
  MIXED = 'MIXED',
  PLOTS = 'PLOTS',
  OTHERS = 'OTHERS',
}

registerEnumType(ProjectType, {
  name: 'ProjectType',
  description: 'Use of the project, in the register’s words.',
  valuesConfig: {
    RESIDENTIAL: { description: 'Homes.' },
    COMMERCIAL: { description: 'Shops and offices.' },
    INDUSTRIAL: { description: 'Industrial premises.' },
    MIXED: { description: 'Plots and buildings.' },
    PLOTS: { description: 'Plotted development.' },
    OTHERS: { description: 'Anything else.' },
  },
});
