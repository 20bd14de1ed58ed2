import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PropertySubType, PropertyType } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { readAgain, request } from '../../lib/graph.js';
import { type Refusal, showRefusals } from '../../lib/refusals.js';
import { useLocalities } from '../../shared/listings/search-localities.js';
import { Field } from '../../ui/field.js';
import { rupeesOfLakh } from '../../ui/lakh.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import { FormEnd } from './form-end.js';
import { OWN_LISTINGS } from './own-listings-query.js';

const CreateListing = graphql(`
  mutation CreateListing($input: CreateListingInput!) {
    createListing(input: $input) {
      listing {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const ProjectToList = graphql(`
  query ProjectToList($reraNumber: String!) {
    project(reraNumber: $reraNumber) {
      id
    }
  }
`);

const KINDS = {
  APARTMENT: 'RESIDENTIAL',
  STUDIO: 'RESIDENTIAL',
  DUPLEX: 'RESIDENTIAL',
  TOWNHOUSE: 'RESIDENTIAL',
  SINGLE_FAMILY_RESIDENCE: 'RESIDENTIAL',
  OFFICE: 'COMMERCIAL_SALE',
  RETAIL: 'COMMERCIAL_SALE',
  PLOT: 'LAND',
} as const satisfies Record<PropertySubType, PropertyType>;

interface Values {
  title: string;
  propertySubType: PropertySubType;
  /** RERA number of the project. */
  projectId: string;
  localityId: string;
  /** Lakh. */
  listPrice: string;
  bedroomsTotal: string;
  carpetAreaSqFt: string;
  publicRemarks: string;
}

const EMPTY: Values = {
  title: '',
  propertySubType: 'APARTMENT',
  projectId: '',
  localityId: '',
  listPrice: '',
  bedroomsTotal: '',
  carpetAreaSqFt: '',
  publicRemarks: '',
};

/** A draft: one line and the kind of home are enough to begin with. */
export function NewListingForm({ onEnd }: { onEnd: () => void }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: EMPTY });
  // The same form sent twice makes one draft.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = useMutation({
    mutationFn: async (values: Values): Promise<Refusal | undefined> => {
      const projectId = await projectOf(values.projectId);
      if (projectId === null) return showRefusals(form, [UNKNOWN_PROJECT], intl);
      const input = { idempotencyKey, ...factsOf(values), ...(projectId && { projectId }) };
      const { createListing } = await request(CreateListing, { input });
      if (!createListing?.listing) return showRefusals(form, createListing?.userErrors ?? [], intl);
      await readAgain(OWN_LISTINGS);
      await navigate({ to: '.', search: { show: 'drafts' }, replace: true });
      onEnd();
      return undefined;
    },
  });
  const label = (id: string) => intl.formatMessage({ id });
  const { errors } = form.formState;
  const failure = create.error ?? create.data;
  return (
    <form
      onSubmit={form.handleSubmit((values) => create.mutate(values))}
      noValidate
      className="space-y-4 rounded-card border border-line bg-surface p-5"
    >
      <h2 className="text-xl font-bold">
        <FormattedMessage id="ownListings.new" />
      </h2>
      <Field
        label={label('ownListings.title')}
        hint={label('ownListings.titleHint')}
        autoFocus
        maxLength={200}
        error={errors.title && (errors.title.message || label('ownListings.titleMissing'))}
        {...form.register('title', { validate: (text) => text.trim() !== '' })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={label('ownListings.kind')} {...form.register('propertySubType')}>
          {Object.keys(KINDS).map((kind) => (
            <option key={kind} value={kind}>
              {label(`homeKind.${kind}`)}
            </option>
          ))}
        </Select>
        <Field
          label={label('ownListings.project')}
          placeholder="P51800000001"
          autoComplete="off"
          error={errors.projectId?.message}
          {...form.register('projectId')}
        />
        <LocalitySelect {...form.register('localityId')} />
        <Field
          label={label('ownListings.priceLakh')}
          type="number"
          inputMode="decimal"
          step="any"
          error={errors.listPrice?.message}
          {...form.register('listPrice')}
        />
        <Field
          label={label('ownListings.bedrooms')}
          type="number"
          inputMode="numeric"
          min={0}
          error={errors.bedroomsTotal?.message}
          {...form.register('bedroomsTotal')}
        />
        <Field
          label={label('ownListings.carpet')}
          type="number"
          inputMode="decimal"
          step="any"
          error={errors.carpetAreaSqFt?.message}
          {...form.register('carpetAreaSqFt')}
        />
      </div>
      <TextArea
        label={label('ownListings.remarks')}
        rows={4}
        maxLength={5_000}
        {...form.register('publicRemarks')}
      />
      {failure && <Failure error={failure} />}
      <FormEnd send="ownListings.saveDraft" busy={create.isPending} onCancel={onEnd} />
    </form>
  );
}

const UNKNOWN_PROJECT: Refusal = { code: 'UNKNOWN_PROJECT', field: ['projectId'], message: '' };

/** Where a project says it, it need not be chosen. */
function LocalitySelect(select: Omit<ComponentProps<typeof Select>, 'label'>) {
  const intl = useIntl();
  const { data } = useLocalities();
  return (
    <Select label={intl.formatMessage({ id: 'filter.locality' })} {...select}>
      <option value="">{intl.formatMessage({ id: 'ownListings.ofProject' })}</option>
      {data?.localities?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** Its id; null where the register has no such number, undefined where none is given. */
async function projectOf(reraNumber: string): Promise<string | null | undefined> {
  const text = reraNumber.trim().toUpperCase();
  if (!text) return undefined;
  const { project } = await request(ProjectToList, { reraNumber: text });
  return project?.id ?? null;
}

/** What is left empty is left out. */
function factsOf({ title, propertySubType, publicRemarks, localityId, ...numbers }: Values) {
  const { listPrice, bedroomsTotal, carpetAreaSqFt } = numbers;
  return {
    title: title.trim(),
    propertyType: KINDS[propertySubType],
    propertySubType,
    ...(localityId && { localityId }),
    ...(publicRemarks.trim() && { publicRemarks: publicRemarks.trim() }),
    ...(listPrice && { listPrice: rupeesOfLakh(listPrice) }),
    ...(bedroomsTotal && { bedroomsTotal: Number(bedroomsTotal) }),
    ...(carpetAreaSqFt && { carpetAreaSqFt: Number(carpetAreaSqFt) }),
  };
}
