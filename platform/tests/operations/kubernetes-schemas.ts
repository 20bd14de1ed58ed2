import type { Item } from '../../../deploy/kubernetes/resolve.js';

/** Where the types of operators are, by their group. */
const PACKAGES: Readonly<Record<string, string>> = {
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'cert-manager.io': '@kubernetes-models/cert-manager',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

interface Model {
  /** Throws where it is not as the schema wants it. */
  validate(): void;
}

/** What the schemas of the API say against it. Names that they do not know are found by the types of deploy/kubernetes. */
export async function problemsOf({ apiVersion, kind, ...rest }: Item): Promise<string[]> {
  const of = PACKAGES[apiVersion.split('/')[0] as string] ?? 'kubernetes-models';
  // Each kind by itself: the whole API would be loaded for a dozen of them.
  const module = (await import(`${of}/${apiVersion}/${kind}`).catch(() => ({}))) as Record<
    string,
    new (data: object) => Model
  >;
  const Kind = module[kind];
  if (!Kind) return [`${apiVersion} has no ${kind}`];
  try {
    // Without what is undefined, as in the file.
    new Kind(JSON.parse(JSON.stringify(rest)) as object).validate();
    return [];
  } catch (error) {
    return [`${kind} ${rest.metadata.name}: ${(error as Error).message}`];
  }
}
