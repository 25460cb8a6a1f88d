import type { StatusKind } from './status-kind';

/** One column of a `DataTable`. */
export interface Column<Row> {
  id: string;
  label: string;
  /** The plain text of a cell; a `cell` snippet of the table may draw it otherwise. */
  text?: (row: Row) => string;
  /** Sorting by this column: a text (by the language's collation), a number, or an ISO date. */
  sort?: (row: Row) => string | number | null;
  /** A width in pixels or as a share (`1fr` columns are those without). */
  width?: number;
  end?: boolean;
  /** Never broken over lines: numbers, dates, times. */
  whole?: boolean;
  /** The bold first column. */
  key?: boolean;
  /** 1 stays always; 3 goes first when the table gets narrow. */
  priority?: 1 | 2 | 3;
  /** Draws `icon + word` in the cell. */
  status?: (row: Row) => { kind: StatusKind; text: string } | null;
  /** The language of what is written in the cell, where it is not the interface's. */
  lang?: (row: Row) => string | undefined;
}

export interface Sorting {
  column: string;
  descending: boolean;
}
