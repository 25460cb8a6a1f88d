// What the list of situations shows, as it stands in the address of the screen.
import { REGIONS, REGISTERS, SERVICE_KINDS } from '$lib/api/commands.gen';
import type {
  ListSituationsRequest,
  ProcurationFilter,
  Region,
  Register,
  ServiceKind,
  SituationSort,
  SituationState,
} from '$lib/api/commands.gen';
import { COMPLEX_STATES, PROCURATION_FILTERS, SORTS, STATES } from './codes';

/** A state, or all complex ones together. */
export type StateFilter = SituationState | 'complex_all';

export interface SituationFilter {
  q: string;
  region: Region | null;
  state: StateFilter | null;
  service: ServiceKind | null;
  coordinator: string | null;
  register: Register | null;
  procuration: ProcurationFilter | null;
  openOnly: boolean;
  sort: SituationSort;
}

export const NO_FILTER: SituationFilter = {
  q: '',
  region: null,
  state: null,
  service: null,
  coordinator: null,
  register: null,
  procuration: null,
  openOnly: true,
  sort: 'recent',
};

function oneOf<V extends string>(value: string | null, allowed: readonly V[]): V | null {
  return allowed.find((entry) => entry === value) ?? null;
}

export function readFilter(params: URLSearchParams): SituationFilter {
  return {
    q: params.get('q') ?? '',
    region: oneOf(params.get('region'), REGIONS),
    state: oneOf<StateFilter>(params.get('state'), [...STATES, 'complex_all']),
    service: oneOf(params.get('service'), SERVICE_KINDS),
    coordinator: params.get('coordinator'),
    register: oneOf(params.get('register'), REGISTERS),
    procuration: oneOf(params.get('procuration'), PROCURATION_FILTERS),
    openOnly: params.get('all') === null,
    sort: oneOf(params.get('sort'), SORTS) ?? 'recent',
  };
}

export function writeFilter(filter: SituationFilter, params: URLSearchParams): void {
  const put = (name: string, value: string | null): void => {
    if (value) params.set(name, value);
    else params.delete(name);
  };
  put('q', filter.q.trim());
  put('region', filter.region);
  put('state', filter.state);
  put('service', filter.service);
  put('coordinator', filter.coordinator);
  put('register', filter.register);
  put('procuration', filter.procuration);
  put('all', filter.openOnly ? null : '1');
  put('sort', filter.sort === 'recent' ? null : filter.sort);
}

/** Whether anything but the words typed narrows the list. */
export function narrows(filter: SituationFilter): boolean {
  return (
    filter.openOnly ||
    [filter.region, filter.state, filter.service, filter.coordinator, filter.register, filter.procuration].some(
      (value) => value !== null,
    )
  );
}

export function toRequest(filter: SituationFilter, offset: number, limit: number): ListSituationsRequest {
  const list = <V>(value: V | null): V[] => (value === null ? [] : [value]);
  return {
    query: filter.q.trim(),
    regions: list(filter.region),
    states: filter.state === 'complex_all' ? [...COMPLEX_STATES] : list(filter.state),
    registers: list(filter.register),
    services: list(filter.service),
    coordinator: filter.coordinator,
    procuration: filter.procuration,
    open_only: filter.openOnly,
    sort: filter.sort,
    offset,
    limit,
  };
}
