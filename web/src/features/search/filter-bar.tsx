import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { FormattedMessage, useIntl } from 'react-intl';
import { useRupees } from '../../ui/money.js';
import { type Search, SORTS } from '../../shared/listings/search-filters.js';
import { useLocalities } from '../../shared/listings/search-localities.js';

const LAKH = 100_000;
const PRICES = [25, 50, 75, 100, 150, 200, 300, 500, 1000].map((lakhs) => lakhs * LAKH);
const BEDROOMS = [1, 2, 3, 4, 5];

const fieldStyle = 'min-h-11 w-full rounded-xl border border-line bg-surface px-3';

/** Filters of the search; each change goes into the address. */
export function FilterBar({ search }: { search: Search }) {
  const intl = useIntl();
  const rupees = useRupees();
  const navigate = useNavigate();
  const { data } = useLocalities();
  const change = (part: Partial<Search>) => void navigate({ to: '/search', search: { ...search, ...part } });
  const selected = new Set(search.bedrooms ?? []);
  const toggle = (count: number) => {
    const next = new Set(selected);
    if (!next.delete(count)) next.add(count);
    change({ bedrooms: next.size > 0 ? [...next].sort() : undefined });
  };
  const price = (name: 'priceMin' | 'priceMax') => (
    <label className="block">
      <span className="text-sm text-muted">
        <FormattedMessage id={`filter.${name}`} />
      </span>
      <select
        className={fieldStyle}
        value={search[name] ?? ''}
        onChange={({ target }) => change({ [name]: target.value ? Number(target.value) : undefined })}
      >
        <option value="">{intl.formatMessage({ id: 'filter.any' })}</option>
        {PRICES.map((amount) => (
          <option key={amount} value={amount}>
            {rupees(amount)}
          </option>
        ))}
      </select>
    </label>
  );
  const localities = [...(data?.localities ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
      <label className="block">
        <span className="text-sm text-muted">
          <FormattedMessage id="filter.locality" />
        </span>
        <select
          className={fieldStyle}
          value={search.localityId ?? ''}
          onChange={({ target }) => change({ localityId: target.value || undefined })}
        >
          <option value="">{intl.formatMessage({ id: 'filter.any' })}</option>
          {localities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend className="text-sm text-muted">
          <FormattedMessage id="filter.bedrooms" />
        </legend>
        <div className="mt-1 flex gap-2">
          {BEDROOMS.map((count) => (
            <button
              key={count}
              type="button"
              aria-pressed={selected.has(count)}
              onClick={() => toggle(count)}
              className={clsx(
                'size-11 rounded-full border font-semibold tabular-nums',
                selected.has(count)
                  ? 'border-brand bg-brand text-on-brand'
                  : 'border-line bg-surface hover:bg-raised',
              )}
            >
              {count}
            </button>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        {price('priceMin')}
        {price('priceMax')}
      </div>
      <label className="block">
        <span className="text-sm text-muted">
          <FormattedMessage id="filter.sort" />
        </span>
        <select
          className={fieldStyle}
          value={search.sort ?? 'NEWEST'}
          onChange={({ target }) => change({ sort: target.value as Search['sort'] })}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {intl.formatMessage({ id: `sort.${sort}` })}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
