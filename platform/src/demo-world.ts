/**
 * The natural keys of the synthetic demo world: the same people and firms in every subgraph's seed, in `pnpm demo`
 * and in tests. Data only; ids follow from the keys: `idOf('Organization', key)`, `idOf('User', key)`,
 * `idOf('Agent', reraNumber)`, `idOf('Builder', key)`. Everything here is invented; the phone numbers are not in use
 * as far as we know and nothing is ever sent to them, because the demo runs with the development sender.
 */
export interface DemoOrganization {
  key: string;
  name: string;
  pan: string;
  /** Maharashtra (27). Check digit and PAN are consistent. */
  gstin: string;
  city: string;
}

export interface DemoPerson {
  /** Stable slug; `idOf('User', key)` is the user's id. */
  key: string;
  name: string;
  /** E.164. */
  phone: string;
  languages: readonly string[];
}

export interface DemoManager extends DemoPerson {
  organizationKey: string;
}

export interface DemoAgent extends DemoManager {
  /** MahaRERA agent number; `idOf('Agent', reraNumber)` is the agent's id. */
  reraNumber: string;
  /** Locality names as in the listings data. */
  localities: readonly string[];
  /** Rupees; the price range the agent works in. */
  budgetMin: number;
  budgetMax: number;
  /** Minutes after midnight, IST. */
  shiftStartMinute: number;
  shiftEndMinute: number;
}

export interface DemoBuilderUser extends DemoPerson {
  builderKey: string;
  builderName: string;
}

export interface DemoWorld {
  organizations: readonly DemoOrganization[];
  managers: readonly DemoManager[];
  agents: readonly DemoAgent[];
  buyers: readonly DemoPerson[];
  reviewers: readonly DemoPerson[];
  admins: readonly DemoPerson[];
  builders: readonly DemoBuilderUser[];
  /** With a test key that the documentation publishes. */
  partners: readonly (DemoPerson & { testKeySecret: string })[];
}

/** Demo agents answer around the clock, so that `pnpm demo` works at any hour. */
const ALWAYS = { shiftStartMinute: 0, shiftEndMinute: 1440 } as const;
const LAKH = 100_000;
const CRORE = 10_000_000;

function agent(
  serial: number,
  organizationKey: string,
  name: string,
  languages: readonly string[],
  localities: readonly string[],
  budgetMin: number,
  budgetMax: number,
): DemoAgent {
  const number = String(serial).padStart(2, '0');
  return {
    key: `agent-${number}`,
    organizationKey,
    reraNumber: `A518000000${number}`,
    name,
    phone: `+9198200000${number}`,
    languages,
    localities,
    budgetMin,
    budgetMax,
    ...ALWAYS,
  };
}

export const demoWorld: DemoWorld = {
  organizations: [
    {
      key: 'sahyadri-homes',
      name: 'Sahyadri Homes',
      pan: 'AAKFS4821M',
      gstin: '27AAKFS4821M1ZQ',
      city: 'Mumbai',
    },
    {
      key: 'konkan-realty',
      name: 'Konkan Realty',
      pan: 'AABCK7315Q',
      gstin: '27AABCK7315Q1Z2',
      city: 'Mumbai',
    },
  ],
  agents: [
    agent(
      1,
      'sahyadri-homes',
      'Asha Kulkarni',
      ['mr', 'hi', 'en'],
      ['Chembur', 'Ghatkopar East', 'Sion'],
      60 * LAKH,
      4 * CRORE,
    ),
    agent(
      2,
      'sahyadri-homes',
      'Rohan Shetty',
      ['en', 'hi', 'kn'],
      ['Andheri West', 'Jogeshwari West', 'Goregaon West'],
      80 * LAKH,
      6 * CRORE,
    ),
    agent(
      3,
      'sahyadri-homes',
      'Farida Merchant',
      ['gu', 'hi', 'en'],
      ['Powai', 'Kanjurmarg West', 'Vikhroli East'],
      1 * CRORE,
      8 * CRORE,
    ),
    agent(
      4,
      'sahyadri-homes',
      'Nilesh Patil',
      ['mr', 'hi'],
      ['Mulund West', 'Mulund East', 'Bhandup West'],
      50 * LAKH,
      3 * CRORE,
    ),
    agent(
      5,
      'sahyadri-homes',
      'Tanvi Desai',
      ['gu', 'en', 'hi'],
      ['Bandra West', 'Khar West', 'Santacruz West'],
      2 * CRORE,
      20 * CRORE,
    ),
    agent(
      6,
      'sahyadri-homes',
      'Imran Sayyed',
      ['hi', 'ur', 'en'],
      ['Kurla West', 'Kurla East', 'Wadala East'],
      40 * LAKH,
      2 * CRORE,
    ),
    agent(
      7,
      'konkan-realty',
      'Meera Iyer',
      ['ta', 'en', 'hi'],
      ['Matunga East', 'Dadar East', 'Sion'],
      1 * CRORE,
      6 * CRORE,
    ),
    agent(
      8,
      'konkan-realty',
      'Sandeep Naik',
      ['mr', 'hi', 'en'],
      ['Borivali West', 'Borivali East', 'Dahisar West'],
      60 * LAKH,
      4 * CRORE,
    ),
    agent(
      9,
      'konkan-realty',
      'Jyoti Chavan',
      ['mr', 'hi'],
      ['Kandivali East', 'Kandivali West', 'Malad West'],
      60 * LAKH,
      4 * CRORE,
    ),
    agent(
      10,
      'konkan-realty',
      'Vikram Rao',
      ['en', 'te', 'hi'],
      ['Worli', 'Lower Parel', 'Prabhadevi'],
      3 * CRORE,
      30 * CRORE,
    ),
    agent(
      11,
      'konkan-realty',
      'Kavita Joshi',
      ['mr', 'en', 'hi'],
      ['Mira Road East', 'Dahisar East', 'Naigaon East'],
      25 * LAKH,
      2 * CRORE,
    ),
    agent(
      12,
      'konkan-realty',
      'Harpreet Gill',
      ['pa', 'hi', 'en'],
      ['Thane West', 'Mulund West', 'Virar West'],
      25 * LAKH,
      3 * CRORE,
    ),
  ],
  managers: [
    {
      key: 'manager-sahyadri',
      organizationKey: 'sahyadri-homes',
      name: 'Leena Gokhale',
      phone: '+919820000021',
      languages: ['mr', 'hi', 'en'],
    },
    {
      key: 'manager-konkan',
      organizationKey: 'konkan-realty',
      name: 'Suresh Pai',
      phone: '+919820000022',
      languages: ['en', 'hi', 'kn'],
    },
  ],
  buyers: [
    { key: 'buyer-01', name: 'Priya Nair', phone: '+919820000031', languages: ['en', 'hi'] },
    { key: 'buyer-02', name: 'Aditya Bhosale', phone: '+919820000032', languages: ['mr', 'en'] },
    { key: 'buyer-03', name: 'Zoya Khan', phone: '+919820000033', languages: ['hi', 'ur', 'en'] },
    { key: 'buyer-04', name: 'Kunal Mehta', phone: '+919820000034', languages: ['gu', 'hi', 'en'] },
  ],
  reviewers: [
    { key: 'reviewer-01', name: 'Anand Deshpande', phone: '+919820000041', languages: ['mr', 'en'] },
    { key: 'reviewer-02', name: 'Radhika Menon', phone: '+919820000042', languages: ['en', 'hi'] },
  ],
  admins: [{ key: 'admin-01', name: 'Operations Desk', phone: '+919820000051', languages: ['en'] }],
  builders: [
    {
      key: 'builder-user-01',
      builderKey: 'ARABIAN SEA DEVELOPERS',
      builderName: 'Arabian Sea Developers',
      name: 'Dinesh Thakkar',
      phone: '+919820000061',
      languages: ['gu', 'en'],
    },
  ],
  partners: [
    {
      key: 'partner-01',
      name: 'Western Home Loans',
      phone: '+919820000071',
      languages: ['en'],
      testKeySecret: 'everyone_may_read_the_sandbox_with_this_key',
    },
  ],
};
