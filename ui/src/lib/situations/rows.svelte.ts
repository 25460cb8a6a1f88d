// The rows of the list, page by page: the first page follows every change, the next ones come as one scrolls.
import { call, query, type Query } from '$lib/api';
import type { AppError, SituationRowView } from '$lib/api/commands.gen';
import { toRequest, type SituationFilter } from './filter';

const PAGE = 200;
/** Pages asked for again at once after a change; beyond it one scrolls again. */
const REFRESHED = 1000;

export class SituationRows {
  rows = $state.raw<readonly SituationRowView[]>([]);
  total = $state(0);
  /** All situations there are. */
  of = $state(0);
  /** There are more than are counted: the search found too much. */
  capped = $state(false);
  #first: Query<'list_situations'>;
  #filter: () => SituationFilter;
  #key = '';
  #more = false;

  constructor(filter: () => SituationFilter) {
    this.#filter = filter;
    this.#first = query(() => ['list_situations', toRequest(filter(), 0, PAGE)]);
    $effect(() => {
      const page = this.#first.data;
      if (!page) return;
      const key = JSON.stringify(toRequest(filter(), 0, 0));
      const loaded = key === this.#key ? this.rows.length : 0;
      this.#key = key;
      this.total = page.total;
      this.of = page.of;
      this.capped = page.capped;
      this.rows = page.rows;
      if (loaded > PAGE) void this.#load(PAGE, Math.min(loaded, REFRESHED) - PAGE);
    });
  }

  get loading(): boolean {
    return this.#first.loading;
  }

  get known(): boolean {
    return this.#first.data !== undefined;
  }

  get error(): AppError | undefined {
    return this.#first.error;
  }

  retry(): void {
    this.#first.refresh();
  }

  /** The next page, if there is one. */
  more(): void {
    if (this.rows.length > 0 && this.rows.length < this.total) void this.#load(this.rows.length, PAGE);
  }

  async #load(offset: number, limit: number): Promise<void> {
    if (this.#more) return;
    this.#more = true;
    const key = this.#key;
    try {
      const page = await call('list_situations', toRequest(this.#filter(), offset, limit));
      if (key === this.#key && this.rows.length === offset) this.rows = [...this.rows, ...page.rows];
    } catch {
      // The rows that are there stay; scrolling asks again.
    } finally {
      this.#more = false;
    }
  }
}
