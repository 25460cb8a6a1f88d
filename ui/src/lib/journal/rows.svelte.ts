// The lines of the journal, page by page: the first page comes with the filter, the next ones as one scrolls.
import { call, query, type Query } from '$lib/api';
import type { AccessView, AppError, ListAccessesRequest } from '$lib/api/commands.gen';

const PAGE = 200;

/** What is asked for, without the page. */
export type AccessFilter = Omit<ListAccessesRequest, 'before' | 'limit'>;

export class AccessRows {
  rows = $state.raw<readonly AccessView[]>([]);
  total = $state(0);
  #first: Query<'list_accesses'>;
  #filter: () => AccessFilter;
  #key = '';
  #more = false;

  constructor(filter: () => AccessFilter) {
    this.#filter = filter;
    this.#first = query(() => ['list_accesses', { ...filter(), before: null, limit: PAGE }]);
    $effect(() => {
      const page = this.#first.data;
      if (!page) return;
      this.#key = JSON.stringify(filter());
      this.total = page.total;
      this.rows = page.accesses;
    });
  }

  get data(): unknown {
    return this.#first.data;
  }

  get loading(): boolean {
    return this.#first.loading;
  }

  get error(): AppError | undefined {
    return this.#first.error;
  }

  refresh(): void {
    this.#first.refresh();
  }

  /** The next page, if there is one. */
  async more(): Promise<void> {
    const last = this.rows.at(-1);
    if (this.#more || !last || this.rows.length >= this.total) return;
    this.#more = true;
    const key = this.#key;
    try {
      const page = await call('list_accesses', { ...this.#filter(), before: last.place, limit: PAGE });
      if (key === this.#key && this.rows.at(-1)?.place === last.place) this.rows = [...this.rows, ...page.accesses];
    } catch {
      // The lines that are there stay; scrolling asks again.
    } finally {
      this.#more = false;
    }
  }
}
