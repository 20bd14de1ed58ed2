import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLLocalDate, cacheFor, PUBLIC, Node } from '@propmubi/runtime';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DataSource } from '../../provenance.js';
import { TrustBand } from '../trust/trust-band.js';
import { ProjectStatus, ProjectType, RegistrationType } from './project.enums.js';

/** Public: the register is open to everyone. Facts are the register's; nothing here is judged. */
@Entity({ tableName: 'project' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A real estate project as registered under the RERA Act.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "reraNumber")')
@Directive(PUBLIC)
@Directive(cacheFor(3_600))
export class Project {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Number of the registration, such as P51900002789.' })
  reraNumber: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name of the project.' })
  name: string;

  @Property({ type: 'uuid' })
  builderId: string;

  @Property({ type: 'uuid', nullable: true })
  localityId: string | null;

  @Property({ type: 'text' })
  @Field(() => ProjectStatus, { description: 'Standing of the registration.' })
  status: ProjectStatus;

  @Property({ type: 'text', nullable: true })
  @Field(() => RegistrationType, { nullable: true, description: 'How it came onto the register.' })
  registrationType: RegistrationType | null;

  @Property({ type: 'text' })
  @Field(() => ProjectType, { description: 'Use of the project.' })
  projectType: ProjectType;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Revenue district.' })
  district: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'PIN code.' })
  pinCode: string | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: 'WGS 84 degrees; null where the register has none or one outside the project’s district.',
  })
  latitude: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: 'WGS 84 degrees; null where the register has none or one outside the project’s district.',
  })
  longitude: number | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Completion date first promised.' })
  proposedCompletionOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Completion date after revision.' })
  revisedCompletionOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Completion date after an extension by the authority.',
  })
  extendedCompletionOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When occupancy was certified; null where it is not known.',
  })
  occupancyCertificateOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'When completion was documented by an occupancy certificate or Form 4; null where it is not known.',
  })
  completedOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When the authority listed the registration as lapsed; null where it is not known.',
  })
  lapsedOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When the promoter last updated the disclosure.',
  })
  lastModifiedOn: string | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Area of the project’s land in square metres.' })
  projectAreaSqm: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Recreational open space in square metres.' })
  recreationalOpenSpaceSqm: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Sanctioned built-up area (FSI) in square metres.' })
  sanctionedFsiSqm: number | null;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Cases before courts and tribunals that the promoter disclosed.' })
  casesCount: number;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Complaints to the authority.' })
  complaintsCount: number;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Apartments in the project.' })
  apartmentsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Apartments booked.' })
  bookedApartmentsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Basements.' })
  basementsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Plinths.' })
  plinthsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Podiums.' })
  podiumsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Floors sanctioned.' })
  sanctionedFloorsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Stilts.' })
  stiltsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Open parking places, two- and four-wheeler.' })
  openParkingCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Closed parking places.' })
  closedParkingCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Plots.' })
  plotsCount: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Plots booked, allotted or sold.' })
  bookedPlotsCount: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Area of the plots in square metres.' })
  plotAreaSqm: number | null;

  @Property({ type: 'text' })
  @Field(() => DataSource, { description: 'Where this record comes from.' })
  dataSource: DataSource;

  /** The band that trust told last. */
  @Property({ type: 'text' })
  trustBand: TrustBand = TrustBand.NEW;

  /** Band and percentile as one number to sort by; 0 where it was not scored yet. */
  @Property({ type: 'double' })
  trustRank: number = 0;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When this record last changed here.' })
  modificationTimestamp: Date;
}
