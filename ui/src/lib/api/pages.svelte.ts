// A list too long for one answer, page by page: the first page follows every change, the next ones come as one scrolls.
import { untrack } from 'svelte';
import { call, type RequestOf, type ViewOf } from './call';
import type { AppError } from './error';
import { query, type Query } from './query.svelte';

/** The commands that answer with a page and with how many rows there are in all. */
type PagedCommand = 'list_situations' | 'list_accesses' | 'list_log';

const PAGE = 200;
/** Rows asked for again at once after a change; beyond it one scrolls again. */
const REFRESHED = 1000;

interface Source<C extends PagedCommand, Row> {
  command: C;
  /** Asks for at most `limit` rows after those that are there. */
  request: (there: readonly Row[], limit: number) => RequestOf<C>;
  rows: (page: ViewOf<C>) => readonly Row[];
}

export class Pages<C extends PagedCommand, Row> {
  rows = $state.raw<readonly Row[]>([]);
  #source: Source<C, Row>;
  #first: Query<C>;
  /** What the rows answer to, whatever their page. */
  #key = '';
  #loading = false;

  constructor(source: Source<C, Row>) {
    this.#source = source;
    this.#first = query(() => [source.command, source.request([], PAGE)]);
    $effect(() => {
      const page = this.#first.data;
      if (!page) return;
      const key = JSON.stringify(source.request([], 0));
      const there = key === this.#key ? untrack(() => this.rows.length) : 0;
      this.#key = key;
      this.rows = source.rows(page);
      if (there > PAGE) void untrack(() => this.#load(Math.min(there, REFRESHED) - PAGE));
    });
  }

  /** The first page, and what it says of the whole list. */
  get data(): ViewOf<C> | undefined {
    return this.#first.data;
  }

  /** How many rows there are in all. */
  get total(): number {
    return this.data?.total ?? 0;
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
  more(): void {
    if (this.rows.length > 0 && this.rows.length < this.total) void this.#load(PAGE);
  }

  async #load(limit: number): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const [key, there] = [this.#key, this.rows];
    try {
      const page = await call(this.#source.command, this.#source.request(there, limit));
      if (key === this.#key && this.rows === there) this.rows = [...there, ...this.#source.rows(page)];
    } catch {
      // The rows that are there stay; scrolling asks again.
    } finally {
      this.#loading = false;
    }
  }
}
