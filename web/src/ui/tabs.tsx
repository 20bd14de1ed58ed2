import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';

interface Tab {
  to: NonNullable<LinkProps['to']>;
  /** Id of its message. */
  label: string;
  /** Whether screens below its address are others' tabs. */
  isExact?: boolean;
}

const linkStyle =
  'flex min-h-11 items-center whitespace-nowrap border-b-2 border-transparent px-1 font-medium text-muted hover:text-ink';
const active = { className: 'border-brand! text-ink!' };

/** Screens that belong together, as one row of links that scrolls sideways where it is narrow; the present one is in view. */
export function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const intl = useIntl();
  const row = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // Some tabs come once it is known who reads.
  useLayoutEffect(() => showPresent(row.current), [path, tabs.length]);
  return (
    <nav
      ref={row}
      aria-label={intl.formatMessage({ id: 'tabs.label' })}
      className="sticky top-[3.8rem] z-20 overflow-x-auto border-b border-line bg-ground/95 backdrop-blur [scrollbar-width:none]"
    >
      <ul className="mx-auto flex max-w-7xl gap-5 px-4">
        {tabs.map(({ to, label: id, isExact = false }) => (
          <li key={to}>
            <Link to={to} className={linkStyle} activeProps={active} activeOptions={{ exact: isExact }}>
              <FormattedMessage id={id} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Sideways only: the page stays where it is. */
function showPresent(row: HTMLElement | null): void {
  const present = row?.querySelector<HTMLElement>('[aria-current="page"]');
  if (!row || !present) return;
  const [whole, tab] = [row.getBoundingClientRect(), present.getBoundingClientRect()];
  row.scrollLeft += tab.left + tab.width / 2 - (whole.left + whole.width / 2);
}
