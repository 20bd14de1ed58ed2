/** Sky, hill and wall. */
const PALETTES = [
  ['#f6dfc4', '#8fae9a', '#3f5d63'],
  ['#cfe6e4', '#7fa38c', '#5a6f7d'],
  ['#ecc9b8', '#6f7f86', '#4a3f52'],
  ['#c9d3d8', '#6d8f83', '#2f4a4f'],
] as const;

/**
 * A drawing of a building as a data address: it loads in every client without a network, and the browser app's content
 * security policy allows it. The same number gives the same drawing.
 */
export function syntheticPhoto(number: number): string {
  const [sky, hill, wall] = PALETTES[number % PALETTES.length] as (typeof PALETTES)[number];
  const height = 36 + (number % 5) * 9;
  const windows = `<pattern id="w" width="14" height="9" patternUnits="userSpaceOnUse"><rect x="4" y="3" width="6" height="4" fill="${sky}"/></pattern>`;
  const box = `x="${38 + (number % 3) * 7}" y="${92 - height}" width="70" height="${height}"`;
  const picture =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><defs>${windows}</defs>` +
    `<rect width="160" height="100" fill="${sky}"/><path d="M0 78Q40 62 80 76T160 72V100H0Z" fill="${hill}"/>` +
    `<rect ${box} fill="${wall}"/><rect ${box} fill="url(#w)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
