import type { DemoPerson } from '../demo-world.js';

/** Names as people write them, long and short, in Latin and in Devanagari: screens have to do with all of them. */
const BUYERS: [name: string, ...languages: string[]][] = [
  ['Ananya Deshmukh', 'mr', 'en'],
  ['Vivek Subramaniam Krishnamoorthy Iyer', 'ta', 'en'],
  ['मीनाक्षी जोशी-कुलकर्णी', 'mr', 'hi'],
  ['Farhan Shaikh', 'hi', 'ur', 'en'],
  ['Sneha Patwardhan', 'mr', 'en'],
  ['Rajesh Agarwal', 'hi', 'en'],
  ['Lakshmi Venkataraman', 'ta', 'en'],
  ['Gurpreet Singh Ahluwalia', 'pa', 'hi', 'en'],
  ['आदित्य रामचंद्र देशपांडे', 'mr', 'hi'],
  ['Deepa Menon', 'en', 'hi'],
  ['Mohammed Yusuf Ansari', 'ur', 'hi'],
  ['Ritu Malhotra', 'hi', 'en'],
  ['Sanjay Gaikwad', 'mr', 'hi'],
  ['Pooja Shah', 'gu', 'en'],
  ['Neil D’Souza', 'en'],
  ['Kavya Reddy', 'te', 'en'],
  ['Harish Chandra Bhattacharya', 'hi', 'en'],
  ['Shalini Kapoor', 'hi', 'en'],
  ['Tushar Wagh', 'mr', 'en'],
  ['आयशा सिद्दीकी', 'hi', 'ur'],
  ['Manoj Tiwari', 'hi'],
  ['Swati Kelkar', 'mr', 'en'],
];

/** Buyers with accounts, besides the four of the demo world; their numbers are not in use as far as we know. */
export const monthPeople: readonly DemoPerson[] = BUYERS.map(([name, ...languages], place) => ({
  key: `buyer-1${String(place + 1).padStart(2, '0')}`,
  name,
  phone: `+919820000${101 + place}`,
  languages,
}));

/** A person without an account, whom a brokerage or a partner wrote down. */
export function contact(name: string, number: number): { name: string; phone: string } {
  return { name, phone: `+919820000${200 + number}` };
}
