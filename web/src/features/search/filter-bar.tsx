import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { LAKH } from '../../ui/lakh.js';
import { useRupees } from '../../ui/money.js';
import { type Search, SORTS, TRUST_BANDS, type TrustBand } from '../../shared/listings/search-filters.js';
import { useLocalities } from '../../shared/listings/search-localities.js';

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
  const bands = search.trust ?? [];
  const toggleBand = (band: TrustBand) => {
    const next = TRUST_BANDS.filter((other) => bands.includes(other) !== (other === band));
    change({ trust: next.length > 0 ? next : undefined });
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
        <div className="mt-1 flex flex-wrap gap-2">
          {BEDROOMS.map((count) => (
            <Toggle key={count} isOn={selected.has(count)} onPress={() => toggle(count)}>
              {count}
            </Toggle>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="text-sm text-muted">
          <FormattedMessage id="filter.trust" />
        </legend>
        <div className="mt-1 flex flex-wrap gap-2">
          {TRUST_BANDS.map((band) => (
            <Toggle
              key={band}
              label={intl.formatMessage({ id: `trust.band.${band}` })}
              isOn={bands.includes(band)}
              onPress={() => toggleBand(band)}
            >
              {band === 'NEW' ? intl.formatMessage({ id: 'trust.band.NEW' }) : band}
            </Toggle>
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

interface ToggleProps {
  isOn: boolean;
  onPress: () => void;
  /** Where what is shown says too little by itself; it begins with what is shown. */
  label?: string;
  children: ReactNode;
}

/** One of several values, any of which may be chosen. */
function Toggle({ isOn, onPress, label, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      onClick={onPress}
      className={clsx(
        'h-11 min-w-11 rounded-full border px-3 font-semibold tabular-nums',
        isOn ? 'border-brand bg-brand text-on-brand' : 'border-line bg-surface hover:bg-raised',
      )}
    >
      {children}
    </button>
  );
}
