import swc from '@swc/jest';

const mutant = JSON.parse(process.env.PROPMUBI_MUTANT);

/** @swc/jest over the mutated text of one file; it never meets the cache of other runs. */
export default {
  createTransformer(options) {
    const plain = swc.createTransformer(options);
    const textOf = (text, path) => (path.endsWith(`/${mutant.file}`) ? mutant.text : text);
    return {
      ...plain,
      process: (text, path, given) => plain.process(textOf(text, path), path, given),
      processAsync: (text, path, given) => plain.processAsync(textOf(text, path), path, given),
      getCacheKey: (text, path, ...rest) => plain.getCacheKey(textOf(text, path), path, ...rest),
    };
  },
};
