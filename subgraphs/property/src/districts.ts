/** Degrees. */
export interface Box {
  south: number;
  north: number;
  west: number;
  east: number;
}

export interface District extends Box {
  /** The census code, with which MahaRERA's numbers begin after the P; Palghar (2014) was given 990. */
  code: string;
  name: string;
}

/**
 * The 36 districts of Maharashtra: census code, name as MahaRERA spells it, and the box around it in hundredths of a
 * degree (south, north, west, east; about 1 km). Boxes of neighbours overlap: they find typing errors, they do not
 * draw borders.
 */
const TABLE = `
497 Nandurbar 2100 2205 7350 7480
498 Dhule 2060 2165 7380 7520
499 Jalgaon 2020 2145 7475 7650
500 Buldhana 1980 2130 7590 7685
501 Akola 2020 2130 7660 7750
502 Washim 1980 2075 7660 7775
503 Amravati 2050 2180 7660 7850
504 Wardha 2025 2140 7800 7930
505 Nagpur 2055 2175 7820 7975
506 Bhandara 2060 2165 7940 8010
507 Gondia 2060 2165 7980 8075
508 Gadchiroli 1865 2085 7970 8095
509 Chandrapur 1940 2075 7875 8000
510 Yavatmal 1940 2075 7730 7920
511 Nanded 1820 1995 7700 7840
512 Hingoli 1905 1985 7660 7760
513 Parbhani 1875 1985 7615 7740
514 Jalna 1920 2065 7550 7675
515 Aurangabad 1930 2070 7460 7600
516 Nashik 1955 2090 7325 7510
517 Thane 1895 1970 7277 7385
518 Mumbai_Suburban 1898 1930 7275 7300
519 Mumbai_City 1887 1908 7277 7290
520 Raigarh 1780 1915 7280 7370
521 Pune 1785 1945 7330 7520
522 Ahmednagar 1830 2000 7360 7560
523 Beed 1840 1950 7480 7680
524 Latur 1785 1885 7620 7730
525 Osmanabad 1755 1870 7525 7680
526 Solapur 1710 1855 7460 7645
527 Satara 1705 1820 7355 7495
528 Ratnagiri 1650 1810 7300 7390
529 Sindhudurg 1560 1670 7330 7425
530 Kolhapur 1570 1715 7360 7475
531 Sangli 1670 1765 7370 7570
990 Palghar 1925 2025 7260 7350`;

export const DISTRICTS: readonly District[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', ...edges] = line.split(' ');
    const [south = 0, north = 0, west = 0, east = 0] = edges.map((edge) => Number(edge) / 100);
    return { code, name: name.replace('_', ' '), south, north, west, east };
  });

/** Other spellings, and names given since. */
const ALIASES: Record<string, string> = {
  AHILYANAGAR: 'AHMEDNAGAR',
  AHMADNAGAR: 'AHMEDNAGAR',
  BID: 'BEED',
  BULDANA: 'BULDHANA',
  CHHATRAPATISAMBHAJINAGAR: 'AURANGABAD',
  DHARASHIV: 'OSMANABAD',
  GONDIYA: 'GONDIA',
  GREATERMUMBAI: 'MUMBAICITY',
  MUMBAI: 'MUMBAICITY',
  NASIK: 'NASHIK',
  RAIGAD: 'RAIGARH',
  SAMBHAJINAGAR: 'AURANGABAD',
  YEOTMAL: 'YAVATMAL',
};

const byName = new Map(DISTRICTS.map((district) => [key(district.name), district]));
const byCode = new Map(DISTRICTS.map((district) => [district.code, district]));

/** The district of that name, however it is spelt; undefined outside Maharashtra. */
export function districtNamed(name: string): District | undefined {
  const wanted = key(name);
  return byName.get(ALIASES[wanted] ?? wanted);
}

/** The district where a registration was filed, from its number; numbers since 2023 do not say it. */
export function districtOfReraNumber(reraNumber: string): District | undefined {
  return /^P\d{11}$/.test(reraNumber) ? byCode.get(reraNumber.slice(1, 4)) : undefined;
}

function key(name: string): string {
  return name.toUpperCase().replace(/\bDISTRICT\b|[^A-Z]/g, '');
}
