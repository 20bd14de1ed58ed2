import { idOf } from '@propmubi/runtime';
import { normalisePromoterName } from './import/promoter-name.js';
import {
  Furnishing,
  LocationPrecision,
  PropertySubType,
  PropertyType,
  StandardStatus,
} from './modules/listing/listing.enums.js';
import { h3CellsOf } from './modules/map/h3-cells.js';
import { ProjectStatus, ProjectType, RegistrationType } from './modules/project/project.enums.js';
import { DataSource } from './provenance.js';
import { BUILDERS, PROJECTS } from './seed-projects.js';
import { syntheticPhoto } from './seed-photo.js';

/**
 * Real places, so that maps and agents' localities make sense: name, PIN code, degrees to two decimals, district, and
 * rupees per square foot of carpet area: invented, but of the order that is asked there.
 */
const PLACES: [
  name: string,
  pinCode: string,
  latitude: number,
  longitude: number,
  district: string,
  rate: number,
][] = [
  ['Chembur', '400071', 19.06, 72.9, 'Mumbai Suburban', 27_000],
  ['Ghatkopar East', '400077', 19.08, 72.91, 'Mumbai Suburban', 28_000],
  ['Andheri West', '400053', 19.13, 72.84, 'Mumbai Suburban', 34_000],
  ['Powai', '400076', 19.12, 72.91, 'Mumbai Suburban', 31_000],
  ['Mulund West', '400080', 19.17, 72.95, 'Mumbai Suburban', 26_000],
  ['Bandra West', '400050', 19.06, 72.83, 'Mumbai Suburban', 55_000],
  ['Kurla West', '400070', 19.07, 72.88, 'Mumbai Suburban', 22_000],
  ['Matunga East', '400019', 19.03, 72.86, 'Mumbai City', 37_000],
  ['Borivali West', '400092', 19.23, 72.84, 'Mumbai Suburban', 25_000],
  ['Kandivali East', '400101', 19.2, 72.87, 'Mumbai Suburban', 23_000],
  ['Worli', '400018', 19.01, 72.82, 'Mumbai City', 52_000],
  ['Mira Road East', '401107', 19.28, 72.86, 'Thane', 13_000],
  ['Thane West', '400601', 19.22, 72.97, 'Thane', 19_000],
  ['Sion', '400022', 19.04, 72.86, 'Mumbai City', 29_000],
  ['Goregaon West', '400104', 19.16, 72.84, 'Mumbai Suburban', 27_000],
  ['Lower Parel', '400013', 19.0, 72.83, 'Mumbai City', 45_000],
];

const LAKH = 100_000;
export function syntheticLocalities() {
  return PLACES.map(([name, pin_code, latitude, longitude, district]) => ({
    id: localityId(name),
    name,
    normalized_name: name.toUpperCase(),
    district,
    pin_code,
    latitude,
    longitude,
    data_source: DataSource.SYNTHETIC,
  }));
}

/** The register's view of each invented project, one per place. Numbers beyond those ever issued. */
export function syntheticProjects(demoBuilders: readonly string[]) {
  return PROJECTS.map(
    ({ name, builder, due, extended, outcome, units, complaints, cases, modified }, place) => {
      const reraNumber = `P518990000${String(place + 1).padStart(2, '0')}`;
      const [locality, pinCode, latitude, longitude, district] = PLACES[place] as (typeof PLACES)[number];
      const completedOn = outcome === ProjectStatus.COMPLETED ? (extended ?? due) : null;
      return {
        id: idOf('Project', reraNumber),
        rera_number: reraNumber,
        name,
        builderName: builder === 'DEMO' ? (demoBuilders[0] ?? BUILDERS.GULMOHAR) : BUILDERS[builder],
        locality_id: localityId(locality),
        status: outcome,
        registration_type: place % 2 === 0 ? RegistrationType.NEW : RegistrationType.ON_GOING,
        project_type: ProjectType.RESIDENTIAL,
        district,
        pin_code: pinCode,
        latitude,
        longitude,
        proposed_completion_on: due,
        revised_completion_on: null,
        extended_completion_on: extended,
        completed_on: completedOn,
        occupancy_certificate_on: completedOn,
        lapsed_on: outcome === ProjectStatus.LAPSED ? due : null,
        last_modified_on: modified,
        apartments_count: units,
        booked_apartments_count: units === null ? null : Math.round(units * 0.6),
        cases_count: cases,
        complaints_count: complaints,
        sanctioned_floors_count: 7 + place,
        data_source: DataSource.SYNTHETIC,
        modification_timestamp: '2024-03-14T00:00:00Z',
      };
    },
  );
}

interface SeedAgent {
  reraNumber: string;
  organizationKey: string;
  localities: readonly string[];
}

/** Four per project, of the agents who work there (else of any, in turn); prices follow the place and the size. */
export function syntheticListings(
  agents: readonly SeedAgent[],
  projects: ReturnType<typeof syntheticProjects>,
) {
  return projects.flatMap((project, place) =>
    [0, 1, 2, 3].map((number) => {
      const [locality, , , , , rate] = PLACES[place] as (typeof PLACES)[number];
      const local = agents.filter(({ localities }) => localities.includes(locality));
      const pool = local.length > 0 ? local : agents;
      const agent = pool[(place + number) % pool.length] as SeedAgent;
      const bedrooms = 1 + ((place + number) % 4);
      const carpet = 330 + bedrooms * 190 + number * 25;
      const price = Math.round((carpet * rate) / LAKH) * LAKH;
      const id = idOf('Listing', `synthetic|${project.rera_number}|${number}`);
      return {
        id,
        organization_id: idOf('Organization', agent.organizationKey),
        agent_id: idOf('Agent', agent.reraNumber),
        project_id: project.id,
        builder_id: idOf('Builder', normalisePromoterName(project.builderName)),
        locality_id: project.locality_id,
        title: `${bedrooms} BHK flat in ${project.name}, ${locality}`,
        public_remarks: 'Synthetic listing for demonstration: there is no such home.',
        property_type: PropertyType.RESIDENTIAL,
        property_sub_type: PropertySubType.APARTMENT,
        standard_status: number === 3 ? StandardStatus.COMING_SOON : StandardStatus.ACTIVE,
        list_price: price,
        original_list_price: price,
        bedrooms_total: bedrooms,
        bathrooms_total_integer: Math.max(1, bedrooms - 1),
        furnishing: Object.values(Furnishing)[(place + number) % 3],
        carpet_area_sq_ft: carpet,
        built_up_area_sq_ft: Math.round(carpet * 1.2),
        super_built_up_area_sq_ft: Math.round(carpet * 1.4),
        age_years: place % 6,
        floors_total: project.sanctioned_floors_count,
        pin_code: project.pin_code,
        latitude: project.latitude,
        longitude: project.longitude,
        location_precision: LocationPrecision.PROJECT,
        h3_cells: h3CellsOf(project),
        photos: [syntheticPhoto(place * 4 + number)],
        on_market_timestamp: new Date(Date.UTC(2026, 9, 1 + place * 2, 4, number)).toISOString(),
        modification_timestamp: new Date(Date.UTC(2026, 9, 1 + place * 2, 4, number)).toISOString(),
        data_source: DataSource.SYNTHETIC,
        // The world is invented as a whole: here the agent and the project are those of the home.
        is_assignment_synthetic: false,
      };
    }),
  );
}

function localityId(name: string): string {
  return idOf('Locality', name.toUpperCase());
}
