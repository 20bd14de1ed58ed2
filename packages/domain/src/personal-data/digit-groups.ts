/** Digits that stand together, however they are written. */
export interface DigitGroup {
  digits: string;
  start: number;
  end: number;
}

/** Groups with at most some punctuation between them: what can be read as one number. */
export interface DigitRun {
  groups: DigitGroup[];
  /** Begins with the + of an international number. */
  international: boolean;
  /** Stands behind a currency, as amounts do, and as a number may that is to pass a filter. */
  behindCurrency: boolean;
}

const WORDS: Record<string, string> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  शून्य: '0',
  एक: '1',
  दो: '2',
  दोन: '2',
  तीन: '3',
  चार: '4',
  पाँच: '5',
  पांच: '5',
  पाच: '5',
  छह: '6',
  छः: '6',
  सहा: '6',
  सात: '7',
  आठ: '8',
  नौ: '9',
  नऊ: '9',
};
const TIMES: Record<string, number> = { double: 2, triple: 3 };
/** What is written for a digit among digits. */
const LOOK_ALIKE: Record<string, string> = { o: '0', O: '0', l: '1', I: '1', '|': '1' };

/** In either case, letter by letter: what is digits must keep its own. */
const words = [...Object.keys(WORDS), ...Object.keys(TIMES)]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`))
  .join('|');
const TOKEN = new RegExp(
  String.raw`(?<word>(?<![\p{L}\p{M}])(?:${words})(?![\p{L}\p{M}]))|[oO]{0,2}\d(?:[\doOlI|]*\d)?[oO]{0,2}`,
  'gu',
);
/** Up to four characters of space and punctuation, but no colon, which times of day have. */
const BETWEEN = /^[\s.\-–—()[\]/\\_,*·•~+'"]{0,4}$/u;
const CONTEXT = 8;
const CURRENCY = /(?:[₹₨]|\brs\.?|\binr|\brupees|रु\.?|रुपये|रुपए)\s*:?\s*$/iu;

/** The numbers of a text in digits and in words (English, Hindi, Marathi), as runs of groups. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let last: DigitRun | undefined;
  for (const group of digitGroups(text)) {
    const previous = last?.groups.at(-1);
    if (previous && isJoined(text, previous.end, group.start)) {
      last?.groups.push(group);
      continue;
    }
    const before = text.slice(Math.max(0, group.start - CONTEXT), group.start);
    last = {
      groups: [group],
      international: /\+\s?\(?$/.test(before),
      behindCurrency: CURRENCY.test(before),
    };
    runs.push(last);
  }
  return runs;
}

function* digitGroups(text: string): Generator<DigitGroup> {
  let repetition: { times: number; start: number; end: number } | undefined;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    const word = match.groups?.['word']?.toLowerCase() ?? '';
    const times = TIMES[word];
    if (times) {
      repetition = { times, start, end };
      continue;
    }
    const digits = WORDS[word] ?? plainDigits(match[0]);
    if (repetition && isJoined(text, repetition.end, start)) {
      yield { digits: repeatFirst(digits, repetition.times), start: repetition.start, end };
    } else yield { digits, start, end };
    repetition = undefined;
  }
}

const isJoined = (text: string, end: number, start: number) => BETWEEN.test(text.slice(end, start));

const plainDigits = (token: string) => token.replace(/[oOlI|]/g, (letter) => LOOK_ALIKE[letter] as string);

/** “double 9 8” says the first digit twice. */
const repeatFirst = (digits: string, times: number) => `${digits.charAt(0).repeat(times)}${digits.slice(1)}`;
