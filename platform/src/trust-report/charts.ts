import type { Band, TrustReport } from '@propmubi/reputation';

const COLOURS: Record<Band, string> = {
  A: '#1a7f4b',
  B: '#7ab648',
  C: '#e8b93a',
  D: '#c8463c',
  NEW: '#9aa3ad',
};
const BANDS = Object.keys(COLOURS) as Band[];

/** Shares of the bands per segment, one stacked bar each. */
export function bandsChart({ segments, bands }: TrustReport): string {
  const rows = [{ segment: 'All', bands }, ...segments];
  const bars = rows.map((row, at) => {
    const total = BANDS.reduce((sum, band) => sum + row.bands[band], 0);
    let left = 230;
    const parts = BANDS.map((band) => {
      const width = (400 * row.bands[band]) / Math.max(1, total);
      const part = `<rect x="${left.toFixed(1)}" y="${30 + at * 20}" width="${width.toFixed(1)}" height="14" fill="${COLOURS[band]}"/>`;
      left += width;
      return part;
    });
    const name = `<text x="225" y="${41 + at * 20}" text-anchor="end">${row.segment.replaceAll('_', ' ').toLowerCase()} (${total})</text>`;
    return name + parts.join('');
  });
  const legend = BANDS.map(
    (band, at) =>
      `<rect x="${230 + at * 60}" y="8" width="12" height="12" fill="${COLOURS[band]}"/><text x="${246 + at * 60}" y="18">${band}</text>`,
  );
  return svg(650, 40 + rows.length * 20, [...legend, ...bars]);
}

/** Predicted against observed, by tenths; on the diagonal a probability is what comes of it. */
export function calibrationChart({ tenths }: TrustReport): string {
  const x = (share: number) => (40 + 300 * share).toFixed(1);
  const y = (share: number) => (320 - 300 * share).toFixed(1);
  const points = tenths.map(
    ({ predicted, observed }) => `<circle cx="${x(predicted)}" cy="${y(observed)}" r="4" fill="#1f5fa8"/>`,
  );
  return svg(380, 360, [
    `<path d="M${x(0)} ${y(0)}H${x(1)}M${x(0)} ${y(0)}V${y(1)}" stroke="#333" fill="none"/>`,
    `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#999" stroke-dasharray="4 4" fill="none"/>`,
    ...points,
    `<text x="190" y="345" text-anchor="middle">predicted share of late projects, 0 to 1</text>`,
    `<text x="14" y="170" text-anchor="middle" transform="rotate(-90 14 170)">observed share</text>`,
  ]);
}

function svg(width: number, height: number, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
${content.join('\n')}
</svg>
`;
}
