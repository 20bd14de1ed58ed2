import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { ListingCard } from '../../shared/listings/listing-card.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';

const SimilarHomesQuery = graphql(`
  query SimilarHomes($id: ID!, $language: TrustLanguage!) {
    similarListings(id: $id, first: 3) {
      id
      ...ListingCardFields
    }
  }
`);

/** Homes like this one; nothing where there are none. */
export function SimilarHomes({ id }: { id: string }) {
  const { data } = useGraph(SimilarHomesQuery, { id, language: useTrustLanguage() });
  const homes = data?.similarListings ?? [];
  if (homes.length === 0) return null;
  return (
    <section className="mt-12">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="listing.similar" />
      </h2>
      <ul className="mt-4 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {homes.map((home) => (
          <li key={home.id} className="grid">
            <ListingCard listing={home} />
          </li>
        ))}
      </ul>
    </section>
  );
}
