import { day, type DemoLead, type LeadOf } from './lead.js';

const NAMES = [
  'Nikhil Rao',
  'Shabana Sheikh',
  'अनिल शिंदे',
  'Meher Irani',
  'Sudha Ramanathan',
  'Jaspreet Kaur',
  'Omkar Bhide',
  'रेखा यादव',
  'Thomas Kurian',
  'Bhavna Parekh',
  'Irfan Qureshi',
  'Mrinalini Chattopadhyay',
] as const;

const DAY_MS = 86_400_000;
/** Days after which numbers come again, all of the block of the demo's numbers. */
const ROUND = 80;

type Plan = Pick<
  LeadOf,
  'home' | 'source' | 'begins' | 'until' | 'message' | 'visit' | 'task' | 'temperature'
>;

/** The same every day, of other people and about other homes. */
const PLANS: readonly Plan[] = [
  { home: 0, source: 'PHONE', begins: day(-1, '11:05'), until: 'VISIT', visit: day(0, '16:00') },
  {
    home: 3,
    source: 'WALK_IN',
    begins: day(-1, '15:40'),
    until: 'OPPORTUNITY',
    temperature: 'HOT',
    task: { title: 'Call with two more homes', due: day(0, '17:00') },
  },
  { home: 5, source: 'PARTNER_PORTAL', begins: { minutesAgo: 170 }, until: 'POND' },
  { home: 7, source: 'PARTNER_PORTAL', begins: { minutesAgo: 40 }, until: 'ACCEPTED' },
  {
    home: 9,
    source: 'PHONE',
    begins: { minutesAgo: 18 },
    until: 'FRESH',
    message: 'Asked for a call before the evening.',
  },
  {
    home: 11,
    source: 'PARTNER_PORTAL',
    begins: { minutesAgo: 5 },
    until: 'FRESH',
    message: 'Is the flat still available?',
  },
];

/** What a later day on which the demo is started brings: new people each day, whom the brokerages write down. */
export function dailyLeads(today: string): DemoLead[] {
  const number = Math.floor(Date.parse(today) / DAY_MS) % ROUND;
  return ['sahyadri-homes', 'konkan-realty'].flatMap((brokerage, place) =>
    PLANS.map((plan, turn) => {
      const person = place * PLANS.length + turn;
      return {
        ...plan,
        brokerage,
        home: plan.home + number,
        buyer: {
          name: NAMES[(number * 5 + person) % NAMES.length] as string,
          phone: `+91982000${1_000 + number * 100 + person}`,
        },
      };
    }),
  );
}
