/** A review that a buyer of the month writes; whether it waits for a moderator is decided as always. */
export interface DemoReview {
  author: string;
  brokerage: string;
  agent: string;
  builder?: string;
  basis: 'VISIT' | 'BOOKING';
  stars: number;
  text: string;
  daysAgo: number;
}

const SAHYADRI = 'sahyadri-homes';
const KONKAN = 'konkan-realty';
const KOLI_WADA = 'KOLI WADA CONSTRUCTIONS';

/** What buyers say of a builder, by the key its id follows from. */
interface OfBuilder extends Omit<DemoReview, 'builder' | 'basis'> {
  builder: string;
}

/**
 * Of buyers who booked before the month began. Of one brokerage's buyers a builder has one in ninety days that counts without a
 * moderator; each builder that has built has some, and the new one has none.
 */
const OF_BUILDERS: OfBuilder[] = [
  {
    author: 'buyer-110',
    brokerage: SAHYADRI,
    agent: 'A51800000004',
    builder: 'DECCAN TRAP REALTY',
    stars: 1,
    text: 'The registration was revoked while our money was in it. Two years of letters, and no refund yet.',
    daysAgo: 300,
  },
  {
    author: 'buyer-103',
    brokerage: SAHYADRI,
    agent: 'A51800000001',
    builder: 'ARABIAN SEA DEVELOPERS',
    stars: 3,
    text: 'चावी पंधरा महिने उशिरा मिळाली, पण बांधकाम आणि कागदपत्रे चांगली आहेत. पार्किंगची जागा करारातल्यापेक्षा लहान निघाली.',
    daysAgo: 190,
  },
  {
    author: 'buyer-119',
    brokerage: KONKAN,
    agent: 'A51800000011',
    builder: KOLI_WADA,
    stars: 2,
    text: 'Third new date in a row. They answer letters only since we wrote to MahaRERA.',
    daysAgo: 110,
  },
  {
    author: 'buyer-114',
    brokerage: SAHYADRI,
    agent: 'A51800000002',
    builder: 'ARABIAN SEA DEVELOPERS',
    stars: 5,
    text: 'Possession on the day of the agreement, occupancy certificate in hand, and the snag list was done within a month.',
    daysAgo: 75,
  },
  {
    author: 'buyer-107',
    brokerage: SAHYADRI,
    agent: 'A51800000003',
    builder: 'GULMOHAR INFRA',
    stars: 5,
    text: 'Carpet area as in the register, to the square foot. Quarterly progress reports came without asking.',
    daysAgo: 60,
  },
  {
    author: 'buyer-121',
    brokerage: KONKAN,
    agent: 'A51800000009',
    builder: 'SAHYA HOMES',
    stars: 4,
    text: 'घर अच्छा बना है और काग़ज़ पूरे थे। सोसायटी बनाने में बिल्डर ने एक साल लगाया।',
    daysAgo: 45,
  },
  {
    author: 'buyer-118',
    brokerage: SAHYADRI,
    agent: 'A51800000006',
    builder: KOLI_WADA,
    stars: 3,
    text: 'Good flat, when it came at last. The lift works, the club house is still a drawing.',
    daysAgo: 40,
  },
  {
    author: 'buyer-115',
    brokerage: KONKAN,
    agent: 'A51800000007',
    builder: 'ARABIAN SEA DEVELOPERS',
    stars: 4,
    text: 'Everything in writing, and the site engineer picks up the phone.',
    daysAgo: 20,
  },
  {
    author: 'buyer-102',
    brokerage: KONKAN,
    agent: 'A51800000010',
    builder: 'GULMOHAR INFRA',
    stars: 4,
    text: 'Honest about the date from the first day. Water pressure on the upper floors could be better.',
    daysAgo: 14,
  },
];

export const monthReviews: readonly DemoReview[] = [
  ...OF_BUILDERS.map((review) => ({ ...review, basis: 'BOOKING' as const })),
  {
    author: 'buyer-113',
    brokerage: SAHYADRI,
    agent: 'A51800000001',
    basis: 'BOOKING',
    stars: 5,
    text: 'Answered within minutes, had every paper at hand and told us what the builder would not.',
    daysAgo: 12,
  },
  {
    author: 'buyer-101',
    brokerage: SAHYADRI,
    agent: 'A51800000003',
    basis: 'BOOKING',
    stars: 4,
    text: 'वेळेवर भेटले आणि सर्व प्रश्नांची उत्तरे दिली. पार्किंगबद्दल उशिरा कळले.',
    daysAgo: 9,
  },
  {
    author: 'buyer-105',
    brokerage: SAHYADRI,
    agent: 'A51800000004',
    basis: 'VISIT',
    stars: 2,
    text: 'Came forty minutes late and did not know the floor.',
    daysAgo: 8,
  },
  {
    author: 'buyer-106',
    brokerage: SAHYADRI,
    agent: 'A51800000006',
    basis: 'VISIT',
    stars: 5,
    text: 'Very helpful. Call me on 98200 00106 if you want to know more.',
    daysAgo: 2,
  },
  {
    author: 'buyer-122',
    brokerage: KONKAN,
    agent: 'A51800000011',
    builder: KOLI_WADA,
    basis: 'BOOKING',
    stars: 2,
    text: 'Handed over two years late; at least what was promised is what we got.',
    daysAgo: 6,
  },
  {
    author: 'buyer-111',
    brokerage: KONKAN,
    agent: 'A51800000012',
    builder: KOLI_WADA,
    basis: 'BOOKING',
    stars: 5,
    text: 'The best builder of the city, buy at once!',
    daysAgo: 3,
  },
  {
    author: 'buyer-108',
    brokerage: KONKAN,
    agent: 'A51800000008',
    builder: KOLI_WADA,
    basis: 'VISIT',
    stars: 1,
    text: 'साइट अधूरी पड़ी है, लिफ़्ट का काम दो साल से रुका है।',
    daysAgo: 1,
  },
];
