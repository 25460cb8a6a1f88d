declare global {
  interface Window {
    /** Present in the desktop window only. */
    readonly __TAURI_INTERNALS__?: unknown;
  }
}

export {};
