/** Logistic regression by Newton's method, with a ridge that keeps separated features finite. Returns coefficients. */
export function fitLogistic(rows: readonly number[][], labels: readonly number[], ridge = 0.01): number[] {
  const size = rows[0]?.length ?? 0;
  const beta = new Array<number>(size).fill(0);
  for (let step = 0; step < 25; step++) {
    const gradient = beta.map((value) => -ridge * value);
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? ridge : 0)));
    rows.forEach((row, at) => {
      const p = predict(row, beta);
      const weight = Math.max(1e-9, p * (1 - p));
      for (let i = 0; i < size; i++) {
        const x = row[i] as number;
        if (x === 0) continue;
        gradient[i] = (gradient[i] as number) + x * ((labels[at] as number) - p);
        const line = hessian[i] as number[];
        for (let j = 0; j < size; j++) line[j] = (line[j] as number) + weight * x * (row[j] as number);
      }
    });
    const change = solve(hessian, gradient);
    change.forEach((value, i) => (beta[i] = (beta[i] as number) + value));
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return beta;
}

export function predict(row: readonly number[], beta: readonly number[]): number {
  return 1 / (1 + Math.exp(-row.reduce((sum, x, at) => sum + x * (beta[at] as number), 0)));
}

/** Gaussian elimination with pivots. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let best = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]?.[at] as number) > Math.abs(rows[best]?.[at] as number)) best = row;
    [rows[at], rows[best]] = [rows[best] as number[], rows[at] as number[]];
    const pivot = rows[at] as number[];
    for (let row = at + 1; row < size; row++) {
      const other = rows[row] as number[];
      const factor = (other[at] as number) / (pivot[at] as number);
      if (factor === 0) continue;
      for (let col = at; col <= size; col++)
        other[col] = (other[col] as number) - factor * (pivot[col] as number);
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at] as number[];
    const known = result.reduce(
      (sum, value, col) => (col > at ? sum + value * (row[col] as number) : sum),
      0,
    );
    result[at] = ((row[size] as number) - known) / (row[at] as number);
  }
  return result;
}
