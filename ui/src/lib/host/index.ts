// The one place that knows where the core lives: behind the desktop window's IPC, or behind the dev host's HTTP.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { toAppError } from '$lib/api/error';

const inWindow = typeof window !== 'undefined' && window.__TAURI_INTERNALS__ !== undefined;

async function post(command: string, request: unknown): Promise<unknown> {
  const response = await fetch(`/api/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw body;
  return body;
}

/** Asks the core. Rejects with an `AppError`, whatever went wrong. */
export async function callHost(command: string, request: unknown): Promise<unknown> {
  try {
    return inWindow ? await invoke('call', { command, request }) : await post(command, request);
  } catch (thrown) {
    throw toAppError(thrown);
  }
}

function nounsOf(payload: unknown): string[] {
  if (Array.isArray(payload)) return payload.filter((noun) => typeof noun === 'string');
  if (typeof payload === 'object' && payload !== null) {
    const record = payload as Record<string, unknown>;
    return nounsOf(record['changed'] ?? record['nouns'] ?? []);
  }
  return typeof payload === 'string' ? [payload] : [];
}

const handlers = new Set<(nouns: string[]) => void>();
let stop: (() => void) | undefined;

function tell(nouns: string[]): void {
  for (const handler of [...handlers]) handler(nouns);
}

function listenToCore(): () => void {
  if (inWindow) {
    const listening = listen('changed', (event) => tell(nounsOf(event.payload)));
    return () => void listening.then((unlisten) => unlisten());
  }
  if (typeof EventSource === 'undefined') return () => undefined;
  const source = new EventSource('/api/events');
  const read = (event: MessageEvent) => {
    try {
      tell(nounsOf(JSON.parse(String(event.data))));
    } catch {
      // A keep-alive or a line that is not JSON carries no news.
    }
  };
  source.addEventListener('message', read);
  source.addEventListener('changed', read);
  return () => source.close();
}

/** Calls `handler` with the domain nouns that changed in the core. Returns the function that stops it. */
export function onChanged(handler: (nouns: string[]) => void): () => void {
  handlers.add(handler);
  stop ??= listenToCore();
  return () => {
    handlers.delete(handler);
    if (handlers.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

/** Calls `handler` with the path of a file that is dropped on the desktop window. A browser does not tell paths. */
export function onDropped(handler: (path: string) => void): () => void {
  if (!inWindow) return () => undefined;
  const listening = listen<{ paths: string[] }>('tauri://drag-drop', ({ payload }) => {
    const [path] = payload.paths;
    if (path) handler(path);
  });
  return () => void listening.then((unlisten) => unlisten());
}

/** Whether the system's own window for files can be opened: a browser's would not tell the path. */
export const canChoose = inWindow;

/** Lets somebody choose a file or folder; `null` when they do not. A shell that does not answer counts as that. */
export async function choosePath(choice: {
  title: string;
  folder: boolean;
  from: string;
  endings: string[];
}): Promise<string | null> {
  return invoke<string | null>('choose', { choice }).catch(() => null);
}

const closers = new Set<() => void>();

/**
 * Calls `handler` when the window is to be closed: it stays until `handler` calls `leave`. A handler that does not answer
 * with `stay` or `leave` counts as hanging, and the next attempt closes the window.
 */
export function onClosing(handler: () => void): () => void {
  closers.add(handler);
  const listening = inWindow ? listen('closing', handler) : undefined;
  stay();
  return () => {
    closers.delete(handler);
    void listening?.then((unlisten) => unlisten());
  };
}

function tellShell(step: 'ask' | 'stay' | 'leave'): void {
  // A shell that does not answer closes the window without asking.
  void invoke('close', { step }).catch(() => undefined);
}

/** Closes the window as its own button does. A browser's page asks by itself and goes. */
export function askToClose(): void {
  if (inWindow) tellShell('ask');
  else for (const handler of [...closers]) handler();
}

/** The window stays open. */
export function stay(): void {
  if (inWindow) tellShell('stay');
}

/** The window closes, whatever is not saved. */
export function leave(): void {
  if (inWindow) tellShell('leave');
  else location.replace('about:blank');
}

export { inWindow };
