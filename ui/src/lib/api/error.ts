import type { AppError, FieldErrorView, MessageView, ParamView } from './commands.gen';

export type { AppError, MessageView, ParamView };
/** One field the core refused: `field` is the name in the request, `error` names its sentence. */
export type FieldError = FieldErrorView;
export type Params = Record<string, ParamView>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Reads whatever a host threw into the one error shape; an unknown thing becomes "the core does not answer". */
export function toAppError(value: unknown): AppError {
  if (isRecord(value) && typeof value['code'] === 'string') {
    return {
      code: value['code'],
      params: isRecord(value['params']) ? (value['params'] as Params) : {},
      fields: Array.isArray(value['fields']) ? (value['fields'] as FieldError[]) : [],
    };
  }
  const detail = value instanceof Error ? value.message : typeof value === 'string' ? value : '';
  return { code: 'host_unreachable', params: { detail: { type: 'text', value: detail } }, fields: [] };
}
