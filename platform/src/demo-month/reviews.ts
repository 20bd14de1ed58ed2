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

export const monthReviews: readonly DemoReview[] = [
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
