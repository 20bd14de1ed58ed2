import { parser } from '@prometheus-io/lezer-promql';

/** The series an expression of PromQL reads, by name; throws where it is none. */
export function seriesIn(expression: string): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter(node) {
      const text = expression.slice(node.from, node.to);
      if (node.type.isError) throw new Error(`PromQL is not understood at “${text}” in: ${expression}`);
      if (node.name === 'VectorSelector') names.push(text.split('{')[0]?.trim() ?? '');
    },
  });
  return [...new Set(names)];
}
