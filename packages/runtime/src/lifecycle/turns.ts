/** Lets so many do some work at once; the others wait for their turn, first come, first served. */
export function turns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The turn goes to the next one as it is: none who comes meanwhile gets in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
