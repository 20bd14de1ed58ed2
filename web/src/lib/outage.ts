import { create } from 'zustand';

/** Operations whose last answer lacks what a service would say that does not answer. */
export const useOutage = create<{ lacking: readonly string[] }>()(() => ({ lacking: [] }));

export function noteOutage(operation: string, isPartial: boolean): void {
  const { lacking } = useOutage.getState();
  if (lacking.includes(operation) === isPartial) return;
  useOutage.setState({
    lacking: isPartial ? [...lacking, operation] : lacking.filter((name) => name !== operation),
  });
}
