import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Building2, HardHat, Home, MapPin, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { graphQuery } from '../../lib/graph.js';
import type { Suggestion } from './suggestion.js';

const Suggest = graphql(`
  query Suggest($text: String!) {
    suggest(text: $text) {
      kind
      title
      subtitle
      locality {
        id
      }
      project {
        id
        reraNumber
      }
      builder {
        id
      }
      agent {
        id
      }
      listing {
        id
      }
    }
  }
`);

const LEAST_TEXT = 2;
/** A pause in typing. */
const PAUSE_MS = 150;
const ICONS = {
  LOCALITY: MapPin,
  PROJECT: Building2,
  BUILDER: HardHat,
  AGENT: UserRound,
  LISTING: Home,
} as const;

interface SuggestionsProps {
  id: string;
  text: string;
  /** The one that the arrow keys stand on. */
  active: number;
  items: readonly Suggestion[];
  onItems(items: readonly Suggestion[]): void;
  onChoose(item: Suggestion): void;
}

/** Places, projects, builders and agents that what is typed may mean. Loaded when the box is used. */
export default function SearchSuggestions({ id, text, active, items, onItems, onChoose }: SuggestionsProps) {
  const intl = useIntl();
  const settled = useSettled(text.trim());
  const { data } = useQuery({
    ...graphQuery(Suggest, { text: settled }),
    enabled: settled.length >= LEAST_TEXT,
  });
  const hits = settled.length >= LEAST_TEXT ? data?.suggest : undefined;
  useEffect(() => {
    onItems(
      (hits ?? []).flatMap(({ kind, title, subtitle, locality, project, builder, agent, listing }) => {
        const key = locality?.id ?? project?.reraNumber ?? builder?.id ?? agent?.id ?? listing?.id;
        return key === undefined ? [] : [{ kind, key, title, subtitle }];
      }),
    );
  }, [hits, onItems]);
  if (items.length === 0) return null;
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={intl.formatMessage({ id: 'suggest.title' })}
      className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-card border border-line bg-surface py-2 text-left shadow-card"
    >
      {items.map((item, place) => {
        const Icon = ICONS[item.kind];
        return (
          // The box keeps the focus: its keys choose, too.
          <li
            key={item.key}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
            className={clsx(
              'flex min-h-12 cursor-pointer items-center gap-3 px-4 py-2 hover:bg-raised',
              place === active && 'bg-raised',
            )}
          >
            <Icon aria-hidden className="size-5 shrink-0 text-brand" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{item.title}</span>
              <span className="block truncate text-sm text-muted">{item.subtitle}</span>
            </span>
            <span className="text-sm text-muted">
              <FormattedMessage id={`suggest.${item.kind}`} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
