export { call, type CommandName, type RequestOf, type ViewOf } from './call';
export { act, askAhead, query, undoLast, forgetAnswers, Query, type ActOptions, type ActResult } from './query.svelte';
export { directory } from './directory.svelte';
export { Draft } from './draft.svelte';
export { Pages } from './pages.svelte';
export { toAppError, type AppError, type FieldError, type Params } from './error';
